package io.zathras.cli;

import io.zathras.archive.ArchiveException;
import io.zathras.archive.Printable;
import io.zathras.exporter.ConfigurationException;
import io.zathras.processor.spi.BenchmarkProcessors;
import io.zathras.schema.ZathrasException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reports failures with their remedies, and chooses the exit code. */
record Failures(PrintWriter err) {

  int usage(CommandLine command, Exception e) {
    err.println(name(command) + ": " + Printable.of(String.valueOf(e.getMessage())));
    if (e instanceof ParameterException parameter) {
      UnmatchedArgumentException.printSuggestions(parameter, err);
    }
    if (e instanceof UnmatchedArgumentException unmatched
        && command.getParent() == null
        && !unmatched.isUnknownOption()) {
      err.println(
          "Plugins bring further commands: 'zathras processors' lists those that are installed.");
    }
    err.println("Try '" + name(command) + " --help'.");
    return ExitCode.USAGE;
  }

  int of(Exception e, CommandLine command, boolean verbose) {
    if (e instanceof UsageException) {
      return usage(command, e);
    }
    boolean expected = e instanceof ZathrasException || e instanceof ArchiveException;
    err.println(
        name(command)
            + ": "
            + Printable.of(expected ? String.valueOf(e.getMessage()) : "unexpected failure: " + e));
    if (verbose) {
      e.printStackTrace(err);
    } else if (!expected) {
      err.println("This is a bug; run again with -v for the stack trace.");
    }
    return e instanceof BenchmarkProcessors.ConfigurationException
            || e instanceof ConfigurationException
        ? ExitCode.USAGE
        : ExitCode.FAILED;
  }

  private static String name(CommandLine command) {
    return command.getCommandSpec().qualifiedName();
  }
}
