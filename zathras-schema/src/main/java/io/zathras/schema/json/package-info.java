/** What all readers of JSON share; which JSON a file should hold is the readers' to know. */
package io.zathras.schema.json;
