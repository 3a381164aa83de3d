package io.zathras.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.it.Markdown.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documentation shows is what the code is and what the command prints. */
class DocumentationIT {

  private static final Pattern REGION = Pattern.compile("(examples/\\S+)#(\\S+)");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)[^)]*\\)");

  @TempDir Path directory;

  static Stream<Path> pages() throws IOException {
    return Stream.of(Samples.ROOT, Samples.ROOT.resolve("docs"))
        .flatMap(DocumentationIT::markdownIn)
        .sorted();
  }

  private static Stream<Path> markdownIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".md")).toList().stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void codeIsThatOfAnExample(Path page) throws IOException {
    for (Block block : Markdown.blocks(page)) {
      if (!List.of("sh", "text", "json", "http").contains(block.language())) {
        Matcher region = REGION.matcher(block.comment());
        assertThat(region.matches())
            .as("%s has a comment <!-- examples/FILE#REGION --> above it", block.place())
            .isTrue();
        assertThat(block.text())
            .as("%s", block.place())
            .isEqualTo(Region.of(Samples.ROOT.resolve(region.group(1)), region.group(2)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void commandsPrintWhatIsShown(Path page) throws Exception {
    Files.createSymbolicLink(directory.resolve("zathras"), Samples.ROOT.resolve("zathras"));
    Files.createSymbolicLink(directory.resolve("examples"), Samples.ROOT.resolve("examples"));
    String path = Distribution.home().resolve("bin") + ":" + System.getenv("PATH");
    List<Block> blocks = Markdown.blocks(page);
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      List<String> shell = Shell.of(block);
      if (shell.isEmpty() || block.comment().startsWith("not replayed: ")) {
        continue;
      }
      boolean shown = i + 1 < blocks.size() && blocks.get(i + 1).language().equals("text");
      List<String> expected = shown ? blocks.get(i + 1).text() : List.of();

      Finished run =
          Finished.run(
              directory,
              page.endsWith("SQL.md") || page.endsWith("DELIVERING.md")
                  ? Map.of("PATH", path, "ZATHRAS_JAVA_OPTIONS", withDuckDb())
                  : Map.of("PATH", path),
              "sh",
              "-euc",
              "exec 2>&1\n" + String.join("\n", shell));

      assertThat(run.out()).as("%s prints", block.place()).matches(pattern(expected));
      assertThat(run.code()).as("%s ends with", block.place()).isZero();
    }
  }

  /** A page about DuckDB has its plugin where the build made it, in place of the plugins folder. */
  private String withDuckDb() throws IOException {
    Path plugin = directory.resolve("plugins/duckdb");
    if (!Files.exists(plugin)) {
      Files.createDirectories(plugin.getParent());
      Files.createSymbolicLink(
          plugin, Path.of(System.getProperty("zathras.duckdb")).toAbsolutePath().normalize());
    }
    return "-Dzathras.plugins=" + plugin.getParent();
  }

  /** Three dots stand for anything: on a line of their own for lines, else for a part of one. */
  private static Pattern pattern(List<String> expected) {
    return Pattern.compile(
        expected.stream()
            .map(line -> line.equals("...") ? "(?:.*\\n)*?" : anyInPlaceOfDots(line) + "\\n")
            .collect(Collectors.joining()));
  }

  private static String anyInPlaceOfDots(String line) {
    return Stream.of(line.split("\\.\\.\\.", -1))
        .map(Pattern::quote)
        .collect(Collectors.joining(".*"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linksLeadSomewhere(Path page) throws IOException {
    assertThat(LINK.matcher(Files.readString(page)).results().map(link -> link.group(1)))
        .filteredOn(link -> !link.startsWith("http"))
        .allSatisfy(link -> assertThat(page.resolveSibling(link)).exists());
  }
}
