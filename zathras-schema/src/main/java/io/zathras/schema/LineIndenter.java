package io.zathras.schema;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter.Indenter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;

/**
 * Begins lines with a line feed and two blanks a level, from strings that are encoded in advance.
 * It also indents a part of a document by where the part will stand, which Jackson's own cannot.
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
   * Makes an indenter.
   *
   * @param outerLevels how deep in its document the text will stand
   */
  LineIndenter(int outerLevels) {
    this.outerLevels = outerLevels;
  }

  /**
   * Returns a printer of documents' JSON.
   *
   * @param outerLevels how deep in its document the JSON will stand
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
