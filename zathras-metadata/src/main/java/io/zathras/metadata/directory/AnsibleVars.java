package io.zathras.metadata.directory;

import io.zathras.schema.Diagnostics;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a run: {@code config_info} of {@code ansible_vars.yml}, or of {@code
 * ansible_vars_main.yml}, which lacks the last three fields.
 *
 * @param file the file it was read from
 * @param fields all fields that hold something, in the file's order; many of them are private
 */
record AnsibleVars(String file, Map<String, Object> fields) {

  private static final String FILE = "ansible_vars.yml";
  private static final String MAIN_FILE = "ansible_vars_main.yml";
  private static final Pattern OPTIONS = Pattern.compile("[:\\[]");
  private static final AnsibleVars NOTHING = new AnsibleVars(FILE, Map.of());

  static AnsibleVars read(SideFiles files, Diagnostics diagnostics) {
    Map<String, Object> fields = fields(files, FILE, diagnostics);
    if (fields != null) {
      return new AnsibleVars(FILE, fields);
    }
    Map<String, Object> main = fields(files, MAIN_FILE, diagnostics);
    if (main != null) {
      diagnostics.info(
          "configuration-from-main",
          MAIN_FILE,
          null,
          "there is no usable " + FILE + "; " + MAIN_FILE + " is read in its place");
      return new AnsibleVars(MAIN_FILE, main);
    }
    diagnostics.warning(
        "configuration-missing",
        FILE,
        null,
        "there is neither a usable "
            + FILE
            + " nor "
            + MAIN_FILE
            + "; what was asked for is not known, and the path alone says what this is");
    return NOTHING;
  }

  private static @Nullable Map<String, Object> fields(
      SideFiles files, String name, Diagnostics diagnostics) {
    Object content = files.parse(name, StructuredText::yaml, diagnostics);
    if (content == null) {
      return null;
    }
    Map<String, Object> fields = Structure.map(content, "config_info");
    if (fields.isEmpty()) {
      diagnostics.warning(
          "configuration-empty", name, null, "expected fields under config_info; found none");
      return null;
    }
    return fields;
  }

  /** Returns the text of a field, or {@code null} when it has none. */
  @Nullable String text(String field) {
    return Structure.text(fields, field);
  }

  /** Returns the texts of a field; one text counts as a list of one. */
  List<String> texts(String field) {
    return Structure.texts(fields, field);
  }

  /** Returns the instance type, or for a local system the name it is configured under. */
  @Nullable String instance() {
    String exact = text("host_or_cloud_inst");
    return exact == null ? withoutOptions(text("host_config")) : withoutOptions(exact);
  }

  /** {@code m5.xlarge[region=us-east-1&zone=b]:Disks;...} is an {@code m5.xlarge}. */
  private static @Nullable String withoutOptions(@Nullable String instance) {
    if (instance == null) {
      return null;
    }
    String name = OPTIONS.split(instance, 2)[0].strip();
    return name.isEmpty() ? null : name;
  }

  /**
   * Returns the scenario: {@code run_label} is {@code <scenario>_<os_vendor>}, where {@code +++}
   * may stand for a slash.
   */
  @Nullable String scenario() {
    String label = text("run_label");
    String vendor = text("os_vendor");
    if (label == null || vendor == null || !label.endsWith("_" + vendor)) {
      return null;
    }
    String scenario = label.substring(0, label.length() - vendor.length() - 1).replace("+++", "/");
    return scenario.isEmpty() ? null : scenario;
  }

  /** Returns the requested tests; none when only an image was made. */
  List<String> tests() {
    boolean executed = !"0".equals(text("cloud_execute_tests"));
    return executed
        ? texts("test_to_run").stream()
            .map(String::strip)
            .filter(test -> !test.isEmpty() && !test.equals("0") && !test.equals("none"))
            .distinct()
            .toList()
        : List.of();
  }
}
