/**
 * Parsers of the files of a result directory, one class for each kind of file. {@link
 * io.zathras.metadata.directory.DirectoryFacts} puts together what they find.
 */
package io.zathras.metadata.directory;
