/** Where documents go: JSON files and NDJSON. */
package io.zathras.exporter;
