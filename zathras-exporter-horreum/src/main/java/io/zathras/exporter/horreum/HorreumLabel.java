package io.zathras.exporter.horreum;

import java.util.List;

/**
 * A label: a name in Horreum for one value of the document.
 *
 * @param name the label's name, unique in the schema
 * @param path where the value is, as a PostgreSQL SQL/JSON path
 * @param isMetric whether it is a result to compare; otherwise it describes what was tested, for
 *     filters
 * @since 0.1
 */
public record HorreumLabel(String name, String path, boolean isMetric) {

  /**
   * Validates the path, because one wrong path stops Horreum from computing any label of the
   * schema.
   *
   * @throws IllegalArgumentException if the name is blank, or the path has none of the forms that
   *     are certain to work: members, quoted where they contain anything but letters, digits and
   *     underscores, {@code .*}, and {@code ? (@.member == "text")}
   */
  public HorreumLabel {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a label needs a name");
    }
    LabelPath.check(path);
  }

  static HorreumLabel identity(String name, String... members) {
    return new HorreumLabel(name, LabelPath.of(List.of(members)), false);
  }

  static HorreumLabel result(String name, String... members) {
    return new HorreumLabel(name, LabelPath.of(List.of(members)), true);
  }
}
