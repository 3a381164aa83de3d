package io.zathras.metadata.directory;

import io.zathras.schema.Diagnostics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The cost of each test: {@code test_system_usage}, a table whose right-aligned columns overflow,
 * so that it is split at spaces. The file {@code instance_cost} has the price alone. User, run
 * label and date are not kept because they are private, known better elsewhere, or without a time
 * zone.
 *
 * @param pricePerHour US dollars an hour, or {@code null} where the column is empty
 * @param cost US dollars for the test, or {@code null} when it is not a number
 */
record SystemUsage(@Nullable Double pricePerHour, @Nullable Double cost) {

  static final String FILE = "test_system_usage";
  static final String PRICE_FILE = "instance_cost";
  static final String PRICE = "price_usd_per_hour";

  private static final int COLUMNS = 8;
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private static final Pattern DECIMAL =
      Pattern.compile("[0-9]{1,9}(?:\\.[0-9]{1,9})?|\\.[0-9]{1,9}");

  /** Returns the rows of each test, in the file's order. */
  static Map<String, List<SystemUsage>> read(SideFile file, Diagnostics diagnostics) {
    Map<String, List<SystemUsage>> rows = new LinkedHashMap<>();
    List<String> lines = file.lines();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("User ")) {
        continue;
      }
      String[] fields = BLANKS.split(line, -1);
      boolean priced = fields.length == COLUMNS;
      if (!priced && fields.length != COLUMNS - 1) {
        diagnostics.warning(
            "line-unknown",
            FILE,
            i + 1,
            "has " + fields.length + " fields; expected 8, or 7 without a price; left out");
        continue;
      }
      rows.computeIfAbsent(fields[fields.length - 3], test -> new ArrayList<>())
          .add(
              new SystemUsage(
                  priced ? decimal(fields[COLUMNS - 4]) : null,
                  decimal(fields[fields.length - 1])));
    }
    return rows;
  }

  /** Returns the price an hour in a file that holds nothing else. */
  static @Nullable Double price(@Nullable SideFile file) {
    return file == null ? null : decimal(file.text().strip());
  }

  /** Returns the price an hour among fields of {@code test_configuration.environment}. */
  static @Nullable Double price(Map<String, Object> environment) {
    return environment.get(PRICE) instanceof Number price ? (Double) price.doubleValue() : null;
  }

  /** Returns the known facts as fields of {@code test_configuration.environment}. */
  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (pricePerHour != null) {
      fields.put(PRICE, pricePerHour);
    }
    if (cost != null) {
      fields.put("cost_usd", cost);
    }
    return fields;
  }

  /** Returns a number, also from {@code .0568}, or {@code null} for any other text. */
  private static @Nullable Double decimal(String text) {
    return DECIMAL.matcher(text).matches()
        ? Double.valueOf(text.startsWith(".") ? "0" + text : text)
        : null;
  }
}
