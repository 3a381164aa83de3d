/** The one place where this module parses JSON. It knows no file and reports nothing. */
package io.zathras.metadata.json;
