package io.zathras.cli;

/** Something on the command line that cannot be carried out; nothing was processed. */
final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
