package io.zathras.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The fenced blocks of a Markdown file. */
final class Markdown {

  private static final String FENCE = "```";

  private Markdown() {}

  /**
   * A fenced block.
   *
   * @param place file and line
   * @param language what stands behind the opening fence
   * @param comment the HTML comment right above the fence, empty if there is none
   * @param text the lines between the fences
   */
  record Block(String place, String language, String comment, List<String> text) {}

  static List<Block> blocks(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).startsWith(FENCE)) {
        continue;
      }
      int end = i + 1;
      while (!lines.get(end).equals(FENCE)) {
        end++;
      }
      blocks.add(
          new Block(
              file.getFileName() + ":" + (i + 1),
              lines.get(i).substring(FENCE.length()),
              i == 0 ? "" : comment(lines.get(i - 1)),
              List.copyOf(lines.subList(i + 1, end))));
      i = end;
    }
    return blocks;
  }

  private static String comment(String line) {
    return line.startsWith("<!-- ") && line.endsWith(" -->")
        ? line.substring(5, line.length() - 4)
        : "";
  }
}
