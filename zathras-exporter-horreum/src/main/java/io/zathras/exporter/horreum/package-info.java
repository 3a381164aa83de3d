/**
 * Delivers documents to Horreum as runs: uploads each once, waits until its labels are computed,
 * compares it with earlier runs, and installs schema, labels, tests and change detection. The
 * module {@code io.zathras.exporter.http} takes care of HTTP.
 */
package io.zathras.exporter.horreum;
