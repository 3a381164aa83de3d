package io.zathras.cli;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where the command prints, in UTF-8.
 *
 * @param stdout standard output, for documents
 * @param out the same, for text
 * @param err standard error
 * @param interactive whether somebody watches {@code err}
 */
record Terminal(OutputStream stdout, PrintWriter out, PrintWriter err, boolean interactive) {

  /** Returns the process's own streams. The launcher knows whether there is a terminal. */
  static Terminal ofProcess() {
    return of(
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        Boolean.getBoolean("zathras.terminal"));
  }

  static Terminal of(OutputStream stdout, OutputStream stderr, boolean interactive) {
    return new Terminal(stdout, writer(stdout), writer(stderr), interactive);
  }

  private static PrintWriter writer(OutputStream out) {
    return new PrintWriter(
        new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)), true);
  }
}
