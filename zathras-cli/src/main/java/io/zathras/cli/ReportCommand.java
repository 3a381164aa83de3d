package io.zathras.cli;

import io.zathras.report.HtmlReport;
import java.util.concurrent.Callable;

/** {@code zathras report}: the numbers of documents as a page. */
final class ReportCommand implements Callable<Integer> {

  final CommandOptions options =
      new CommandOptions("report", "Makes a page of the numbers of documents or raw results.", this)
          .inOrder();

  private final DocumentArguments documents = new DocumentArguments(options);
  private final HtmlOutput page = new HtmlOutput(options);
  private final Environment environment;

  ReportCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    page.check();
    if (!page.isGiven()) {
      throw new UsageException("where to? Give --html FILE");
    }
    return documents.analyze(
        environment,
        read -> {
          page.write(environment, () -> HtmlReport.of(read));
          return ExitCode.OK;
        });
  }
}
