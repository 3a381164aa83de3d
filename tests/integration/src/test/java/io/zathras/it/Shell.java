package io.zathras.it;

import io.zathras.it.Markdown.Block;
import java.util.ArrayList;
import java.util.List;

/** The shell in a fenced block: all of it, or what a recipe of a CI system has a shell run. */
final class Shell {

  private static final String QUOTES = "'''";

  private Shell() {}

  static List<String> of(Block block) {
    return switch (block.language()) {
      case "sh" -> block.text();
      case "yaml" -> ofYaml(block.text());
      case "groovy" -> ofGroovy(block.text());
      default -> List.of();
    };
  }

  /** Returns the literal blocks of {@code run:} and of the items of {@code script:}. */
  private static List<String> ofYaml(List<String> lines) {
    List<String> shell = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String key = lines.get(i).strip();
      if (key.equals("run: |") || key.equals("- |")) {
        int outside = indentation(lines.get(i));
        for (i++; i < lines.size() && indentation(lines.get(i)) > outside; i++) {
          shell.add(lines.get(i).strip());
        }
        i--;
      }
    }
    return shell;
  }

  /** Returns what stands between triple quotes. */
  private static List<String> ofGroovy(List<String> lines) {
    List<String> shell = new ArrayList<>();
    boolean within = false;
    for (String line : lines) {
      if (line.contains(QUOTES)) {
        within = !within;
      } else if (within) {
        shell.add(line.strip());
      }
    }
    return shell;
  }

  private static int indentation(String line) {
    return line.length() - line.stripLeading().length();
  }
}
