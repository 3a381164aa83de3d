package io.zathras.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares what a form writes with a file that is committed. */
final class Golden {

  private static final Path FILES = Path.of("src/test/resources/io/zathras/report");

  private Golden() {}

  interface Form {
    void write(Writer out) throws IOException;
  }

  static String text(Form form) throws IOException {
    StringWriter out = new StringWriter();
    form.write(out);
    return out.toString();
  }

  static void check(String name, String text) throws IOException {
    Path file = FILES.resolve(name);
    if (Boolean.getBoolean("zathras.golden.update")) {
      Files.writeString(file, text);
    }
    assertThat(text)
        .as("%s; -Dzathras.golden.update=true writes it", file)
        .isEqualTo(Files.readString(file));
  }
}
