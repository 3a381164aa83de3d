/** What all readers of JSON and YAML share; which a file should hold is the readers' to know. */
package io.zathras.schema.json;
