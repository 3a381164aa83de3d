package io.zathras.opensearch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A query of the querying guide: a block with the request, and right below it a block with the
 * answer.
 *
 * @param title the heading it stands under
 * @param method the request's method
 * @param path the request's path and query
 * @param body the request's body; empty if there is none
 * @param answer the answer as it is shown, as JSON
 * @param answerLine the index of the answer's first line in the file
 */
record GuideQuery(
    String title, String method, String path, String body, String answer, int answerLine) {

  private static final String FENCE = "```";

  /** Returns the queries of a Markdown file. */
  static List<GuideQuery> in(Path guide) throws IOException {
    List<String> lines = Files.readAllLines(guide);
    List<GuideQuery> queries = new ArrayList<>();
    String title = "";
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("#")) {
        title = lines.get(i).replaceFirst("^#+ ", "");
      }
      if (lines.get(i).equals(FENCE + "http")) {
        int end = end(lines, i);
        if (!lines.get(end + 2).equals(FENCE + "json")) {
          throw new IllegalStateException("line " + (end + 1) + ": no answer below the request");
        }
        String[] request = lines.get(i + 1).split(" ", 2);
        queries.add(
            new GuideQuery(
                title,
                request[0],
                request[1],
                String.join("\n", lines.subList(i + 2, end)),
                String.join("\n", lines.subList(end + 3, end(lines, end + 2))),
                end + 3));
      }
    }
    return queries;
  }

  private static int end(List<String> lines, int fence) {
    return fence + 1 + lines.subList(fence + 1, lines.size()).indexOf(FENCE);
  }

  @Override
  public String toString() {
    return title;
  }
}
