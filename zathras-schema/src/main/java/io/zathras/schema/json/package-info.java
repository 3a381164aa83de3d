/**
 * The code that all readers of JSON and YAML share; the readers know what a file should contain.
 */
package io.zathras.schema.json;
