package io.zathras.schema;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter.Indenter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;

/**
 * Starts lines with a line feed and two spaces per level, from strings that are encoded in advance.
 * Unlike Jackson's own indenter, it can also indent a part of a document for its place there.
 */
final class LineIndenter implements Indenter {

  private static final int PREPARED = 32;
  private static final SerializedString[] BEGINNINGS = new SerializedString[PREPARED];

  static {
    for (int level = 0; level < PREPARED; level++) {
      BEGINNINGS[level] = new SerializedString("\n" + "  ".repeat(level));
    }
  }

  private final int outerLevels;

  /**
   * Creates an indenter.
   *
   * @param outerLevels the depth of the text in its document
   */
  LineIndenter(int outerLevels) {
    this.outerLevels = outerLevels;
  }

  /**
   * Returns a printer for the JSON of documents.
   *
   * @param outerLevels the depth of the JSON in its document
   */
  static DefaultPrettyPrinter printer(int outerLevels) {
    return new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
        .withObjectIndenter(new LineIndenter(outerLevels));
  }

  @Override
  public boolean isInline() {
    return false;
  }

  @Override
  public void writeIndentation(JsonGenerator out, int level) throws IOException {
    int depth = level + outerLevels;
    if (depth < PREPARED) {
      out.writeRaw(BEGINNINGS[depth]);
    } else {
      out.writeRaw("\n" + "  ".repeat(depth));
    }
  }
}
