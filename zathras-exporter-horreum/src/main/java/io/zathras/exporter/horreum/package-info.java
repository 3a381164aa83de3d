/**
 * Delivering documents to Horreum as runs: uploading each once, waiting until its labels are
 * computed, comparing it with the runs before it, and installing schema, labels, tests and change
 * detection. HTTP itself is the module {@code io.zathras.exporter.http}'s business.
 */
package io.zathras.exporter.horreum;
