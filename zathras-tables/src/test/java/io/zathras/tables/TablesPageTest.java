package io.zathras.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page that lists the columns is made of the rows. */
class TablesPageTest {

  private static final Path PAGE = Path.of("../docs/TABLES.md");
  private static final String BEGIN = "<!-- generated from the rows -->\n";
  private static final String END = "<!-- end -->\n";

  @Test
  void theColumnsAreThoseOfTheRows() throws IOException {
    String page = Files.readString(PAGE);
    String generated =
        page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
            + tables()
            + page.substring(page.indexOf(END));
    if (Boolean.getBoolean("zathras.golden.update")) {
      Files.writeString(PAGE, generated);
    }

    assertThat(PAGE).hasContent(generated);
  }

  private static String tables() {
    StringBuilder text = new StringBuilder();
    for (Table table : Table.values()) {
      text.append("\n## ").append(table.title()).append("\n\nA row is ");
      text.append(table.description()).append(".\n\n");
      text.append(
          "| column | type | unit | may be missing | what it is |\n|---|---|---|---|---|\n");
      for (TableColumn column : table.columns()) {
        text.append("| `").append(column.name()).append("` | ").append(column.type());
        text.append(" | ").append(column.unit() == null ? "" : column.unit());
        text.append(" | ").append(column.isNullable() ? "yes" : "");
        text.append(" | ").append(column.description()).append(" |\n");
      }
    }
    return text.append("\n").toString();
  }
}
