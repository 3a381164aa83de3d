package io.zathras.cli;

import io.zathras.archive.Printable;
import io.zathras.exporter.DeliveryOutcome;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.Exporter;
import io.zathras.exporter.ExporterProvider;
import io.zathras.exporter.ExporterProviders;
import io.zathras.exporter.Spool;
import io.zathras.exporter.Spool.Sent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** {@code zathras send}: delivers documents that could not be delivered before. */
final class SendCommand implements Callable<Integer>, TargetedCommand {

  final CommandOptions options =
      new CommandOptions(
          "send",
          "Delivers the documents that a spool directory keeps, each to where it was meant for.",
          this);

  private final Value<Path> directory =
      options.parameter("DIR", Path.class, "The spool directory.");
  private final TargetOptions targets = new TargetOptions(options);
  private final Environment environment;

  SendCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void offer(Collection<ExporterProvider> kinds) {
    targets.offer(kinds);
  }

  @Override
  public Integer call() {
    targets.check();
    Arguments.requireDirectory("DIR", directory.get());
    Spool spool = Spool.in(directory.get());
    List<String> names = exporters(spool);
    if (names.isEmpty()) {
      environment.err().println("zathras: " + directory.get() + " keeps no document to send there");
      return ExitCode.NOTHING_FOUND;
    }
    ExporterProviders providers = environment.plugins().exporters();
    boolean all = true;
    for (String name : names) {
      try (Exporter exporter = providers.named(name).create(targets.settings(name, environment))) {
        List<Sent> sent = spool.send(exporter, this::print);
        environment
            .out()
            .println(
                name
                    + ": "
                    + count(sent, DeliveryOutcome.DELIVERED)
                    + " delivered, "
                    + count(sent, DeliveryOutcome.DUPLICATE)
                    + " already there, "
                    + count(sent, null)
                    + " failed");
        all &= count(sent, null) == 0;
      }
    }
    if (Thread.interrupted()) {
      environment
          .err()
          .println("zathras: interrupted; what was not sent is still in " + directory.get());
      return ExitCode.INTERRUPTED;
    }
    return all ? ExitCode.OK : ExitCode.FAILED;
  }

  private List<String> exporters(Spool spool) {
    Set<String> named = targets.named();
    try {
      return spool.exporters().stream()
          .filter(name -> named.isEmpty() || named.contains(name))
          .toList();
    } catch (IOException e) {
      throw new ExportException("send", "cannot read " + directory.get() + " (" + e + ")", e);
    }
  }

  private void print(Sent sent) {
    String line =
        sent.outcome() == null
            ? "failed     " + sent.file() + ": " + sent.reason()
            : sent.outcome() == DeliveryOutcome.DELIVERED
                ? "delivered  " + sent.file()
                : "duplicate  " + sent.file();
    environment.out().println(Printable.of(line));
    for (String note : sent.notes()) {
      environment.out().println("           " + Printable.of(note));
    }
  }

  private static long count(List<Sent> sent, @Nullable DeliveryOutcome outcome) {
    return sent.stream().filter(one -> one.outcome() == outcome).count();
  }
}
