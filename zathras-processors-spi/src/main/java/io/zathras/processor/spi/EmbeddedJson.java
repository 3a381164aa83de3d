package io.zathras.processor.spi;

import io.zathras.archive.FileEntry;
import io.zathras.schema.json.BoundedJson;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON objects of a file that holds other text too, such as notes that the program prints to
 * the same place, or the output of an earlier start. An object begins at the start of a line, or
 * after another object.
 *
 * @param last the last whole object; {@code null} when there is none
 * @param count how many whole objects there are
 * @param notes the lines of other text: the first 20, each up to 200 characters
 * @param broken why a text that begins like an object is not one, with its line; {@code null} when
 *     all objects are whole. Nothing after it is read
 * @since 0.1
 */
public record EmbeddedJson(
    @Nullable DataNode last, int count, List<String> notes, @Nullable ProcessingException broken) {

  private static final int MOST_NOTES = 20;
  private static final int LONGEST_NOTE = 200;

  /** Copies the notes. */
  public EmbeddedJson {
    notes = List.copyOf(notes);
  }

  static EmbeddedJson read(FileEntry file, Report report) {
    char[] text = file.text().toCharArray();
    List<String> notes = new ArrayList<>();
    BoundedJson.Found last = null;
    int count = 0;
    int line = 0;
    int place = 0;
    ProcessingException broken = null;
    while (place < text.length && broken == null) {
      int start = behindBlanks(text, place);
      if (start < text.length && text[start] == '{') {
        try {
          last = DataNode.json(file, text, start, line);
          count++;
          for (; place < last.end(); place++) {
            line += text[place] == '\n' ? 1 : 0;
          }
        } catch (ProcessingException e) {
          broken = e;
        }
      } else {
        int end = lineEnd(text, start);
        note(text, start, end, notes);
        place = end + 1;
        line++;
      }
    }
    return new EmbeddedJson(last == null ? null : DataNode.of(last, report), count, notes, broken);
  }

  private static int behindBlanks(char[] text, int start) {
    int place = start;
    while (place < text.length && (text[place] == ' ' || text[place] == '\t')) {
      place++;
    }
    return place;
  }

  private static int lineEnd(char[] text, int start) {
    int end = start;
    while (end < text.length && text[end] != '\n') {
      end++;
    }
    return end;
  }

  private static void note(char[] text, int start, int end, List<String> notes) {
    if (notes.size() < MOST_NOTES) {
      int length = Math.min(end - start, LONGEST_NOTE);
      String note = ConsoleText.plain(new String(text, start, length)).strip();
      if (!note.isEmpty()) {
        notes.add(note);
      }
    }
  }
}
