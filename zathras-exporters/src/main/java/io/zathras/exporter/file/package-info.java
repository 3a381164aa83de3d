/**
 * Files that appear whole or not at all, for the exporters, the spool and the command line of this
 * project.
 */
package io.zathras.exporter.file;
