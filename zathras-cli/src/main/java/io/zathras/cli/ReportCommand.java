package io.zathras.cli;

import io.zathras.report.HtmlReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code zathras report}: the numbers of documents as a page. */
@Command(
    name = "report",
    description = "Makes a page of the numbers of documents or raw results.",
    sortOptions = false)
final class ReportCommand implements Callable<Integer> {

  private final Environment environment;

  @Mixin DocumentArguments documents = new DocumentArguments();

  @Mixin HtmlOutput page = new HtmlOutput();

  ReportCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    page.check();
    if (page.file == null) {
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
