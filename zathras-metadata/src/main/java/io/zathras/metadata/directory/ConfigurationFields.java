package io.zathras.metadata.directory;

import io.zathras.schema.PrivateText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The fields of {@code config_info} that a document states, the part of its {@code
 * test_configuration} that states them, and their form. A field that is not on this list may name
 * people, machines, keys or subscriptions, and is left out unless private values are wanted.
 *
 * <p>A field has one form in all documents: a whole number or a decimal where the format asks for
 * one, else text as written; a list stays a list when it holds one value, or the word {@code none}.
 */
final class ConfigurationFields {

  /** The part of {@code test_configuration} that states a field. */
  enum Part {
    /** The tests to run and their parameters. */
    PARAMETERS,
    /** Where: machine, cloud, image, disks, networks, and the project it is booked on. */
    ENVIRONMENT,
    /** The changes that were made to the machine for the test. */
    TUNING
  }

  private enum Form {
    TEXT,
    NUMBER,
    TEXTS,
    NUMBERS,
    /** Text that names a machine when the system is a local one. */
    CLOUD_TEXT
  }

  private record Field(Part part, Form form) {}

  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]{0,14})(?:\\.[0-9]{1,12})?");

  private static final Map<String, Field> FIELDS = new LinkedHashMap<>();

  static {
    allow(Part.PARAMETERS, Form.TEXTS, "test_to_run");
    allow(
        Part.PARAMETERS,
        Form.NUMBER,
        "test_iterations",
        "cloud_execute_tests",
        "do_not_install_packages",
        "do_not_install_pip_packages",
        "do_not_install_system_packages",
        "bootc_mode",
        "error_repo_errors");
    allow(
        Part.PARAMETERS,
        Form.TEXT,
        "run_label",
        "test_exec_location",
        "java_version",
        "use_pcp",
        "storage_required",
        "network_required",
        "uperf_required",
        "update_os_version",
        "update_type",
        "init_system",
        "term_system");
    allow(Part.ENVIRONMENT, Form.CLOUD_TEXT, "host_config", "host_config_info");
    allow(
        Part.ENVIRONMENT,
        Form.TEXT,
        "cpu_type_request",
        "vm_type",
        "cloud_placement",
        "cloud_region",
        "cloud_zone",
        "cloud_os_version",
        "cloud_offer",
        "cloud_publisher",
        "cloud_sku",
        "cloud_numb_network_type",
        "cloud_disk_type",
        "Project",
        "Environment",
        "TicketID",
        "app_code",
        "service_phase",
        "cost_center");
    allow(Part.ENVIRONMENT, Form.CLOUD_TEXT, "cloud_network_systems");
    allow(
        Part.ENVIRONMENT,
        Form.NUMBER,
        "spot_start_price",
        "cloud_terminate_instance",
        "cloud_numb_networks",
        "cloud_number_disk",
        "cloud_disk_size",
        "disk_iops",
        "disk_tp",
        "host_uses_nvme");
    allow(Part.ENVIRONMENT, Form.NUMBERS, "spot_range");
    allow(Part.ENVIRONMENT, Form.TEXTS, "cloud_disks");
    allow(Part.TUNING, Form.TEXTS, "rhel_tuned_setting");
    allow(Part.TUNING, Form.NUMBER, "rhel_tuned_reboot");
    allow(Part.TUNING, Form.TEXT, "selinux_state", "selinux_level", "sys_config");
  }

  /** Known fields that are left out: private, stated elsewhere, or of no use later. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "system_type",
          "os_vendor",
          "host_or_cloud_inst",
          "hostname_file",
          "local_run_dir",
          "run_from_dir",
          "config_dir",
          "cloud_resource_group",
          "az_subscription",
          "az_urn_sub",
          "test_repos",
          "force_upload",
          "persistent_log",
          "kit_upload_directory",
          "ssh_key",
          "ssh_pub_key",
          "cloud_delete_region",
          "user_running",
          "test_user",
          "user_parent_home_dir",
          "User",
          "Owner",
          "Manager",
          "Jirald");

  private ConfigurationFields() {}

  private static void allow(Part part, Form form, String... names) {
    for (String name : names) {
      FIELDS.put(name, new Field(part, form));
    }
  }

  /**
   * Returns the fields of one part of the document.
   *
   * @param includePrivate whether the fields that are not on the list are stated too, among the
   *     parameters
   */
  static Map<String, Object> of(Part part, AnsibleVars vars, boolean includePrivate) {
    boolean local = "local".equals(vars.text("system_type"));
    Map<String, Object> stated = new LinkedHashMap<>();
    vars.fields()
        .forEach(
            (name, value) -> {
              Field field = FIELDS.get(name);
              if (field == null) {
                if (includePrivate && part == Part.PARAMETERS) {
                  stated.put(name, plain(value));
                }
              } else if (field.part() == part
                  && (includePrivate || !(local && field.form() == Form.CLOUD_TEXT))) {
                stated.put(name, formed(name, value, field.form()));
              }
            });
    return includePrivate ? stated : PrivateText.without(stated);
  }

  /** Returns the names that Zathras or a site added since this list was made. */
  static List<String> unknown(AnsibleVars vars) {
    return vars.fields().keySet().stream()
        .filter(name -> !FIELDS.containsKey(name) && !LEFT_OUT.contains(name))
        .toList();
  }

  private static Object formed(String name, Object value, Form form) {
    return switch (form) {
      case TEXTS -> texts(value);
      case NUMBERS -> texts(value).stream().map(ConfigurationFields::number).toList();
      case NUMBER -> value instanceof String text ? number(text) : plain(value);
      case TEXT, CLOUD_TEXT -> name.equals("cloud_sku") ? sku(value) : plain(value);
    };
  }

  private static List<String> texts(Object value) {
    if (!(value instanceof List<?> list)) {
      return List.of(value.toString());
    }
    List<String> texts = new ArrayList<>(list.size());
    list.forEach(element -> texts.add(String.valueOf(element)));
    return texts;
  }

  /** Returns a value as documents hold it: as texts, lists of texts, and maps of those. */
  static Object plain(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((key, inner) -> copy.put(String.valueOf(key), plain(inner)));
      return copy;
    }
    return value instanceof List<?> ? texts(value) : value;
  }

  /** Zathras quotes the underscore of a SKU for its own templates: {@code 9'_'4} is 9_4. */
  private static Object sku(Object value) {
    return value instanceof String text ? text.replace("'_'", "_") : plain(value);
  }

  /** Returns a number where the text is written like one, else the text. */
  static Object number(String text) {
    String stripped = text.strip();
    if (!NUMBER.matcher(stripped).matches()) {
      return text;
    }
    BigDecimal value = new BigDecimal(stripped);
    return value.scale() == 0 ? (Object) value.longValueExact() : (Object) value.doubleValue();
  }
}
