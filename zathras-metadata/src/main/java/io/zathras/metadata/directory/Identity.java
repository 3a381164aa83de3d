package io.zathras.metadata.directory;

import io.zathras.schema.Diagnostics;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The identity of a result directory. The configuration of the run counts first; the path {@code
 * <scenario>/<os_vendor>/<cloud>/<leaf>} adds facts that the configuration does not have, and a
 * warning names both where they differ.
 *
 * <p>The path counts only where Zathras made it, so that a leaf that was copied to {@code /tmp}
 * does not become a run of the scenario {@code tmp}: the two levels above the leaf must be an
 * operating system vendor and a cloud that Zathras knows or the configuration names. One level
 * above them is the scenario, unless the configuration names more, because a leaf does not show
 * where the tree begins and must give the same document alone as in its tree.
 *
 * @param scenario the scenario, or {@code null}
 * @param osVendor the operating system vendor, or {@code null}
 * @param cloud the cloud, or {@code local}, or {@code null}
 * @param instance the instance type, or the name of a local system, or {@code null}
 * @param index the number of the directory, or {@code null}
 */
record Identity(
    @Nullable String scenario,
    @Nullable String osVendor,
    @Nullable String cloud,
    @Nullable String instance,
    @Nullable Integer index) {

  private static final Set<String> VENDORS =
      Set.of("azure", "rhel", "ubuntu", "amazon", "suse", "fedora", "private", "none");
  private static final Set<String> CLOUDS = Set.of("aws", "azure", "gcp", "ibm", "local");

  static Identity of(Path directory, AnsibleVars vars, Diagnostics diagnostics) {
    String leaf = name(directory, 0);
    String cloudLevel = name(directory, 1);
    String vendorLevel = name(directory, 2);
    String cloud = vars.text("system_type");
    String vendor = vars.text("os_vendor");
    boolean inTree =
        (CLOUDS.contains(cloudLevel) || cloudLevel.equals(cloud))
            && (VENDORS.contains(vendorLevel) || vendorLevel.equals(vendor));
    String scenario = vars.scenario();
    Leaf named =
        vars.instance() == null
            ? Leaf.of(leaf, cloudLevel)
            : Leaf.of(leaf, cloudLevel, vars.instance());
    if (!inTree) {
      boolean certain = vars.instance() != null && vars.instance().equals(named.instance());
      return new Identity(scenario, vendor, cloud, vars.instance(), certain ? named.index() : null);
    }
    Choice choice = new Choice(vars.file(), diagnostics);
    return new Identity(
        choice.of("scenario", scenario, scenario(directory, scenario)),
        choice.of("operating system vendor", vendor, vendorLevel),
        choice.of("cloud", cloud, cloudLevel),
        choice.of("instance", vars.instance(), named.instance()),
        named.index());
  }

  /** Returns the levels above the vendor: as many as the configuration's scenario has, or one. */
  private static @Nullable String scenario(Path directory, @Nullable String configured) {
    int levels = configured == null ? 1 : configured.split("/", -1).length;
    StringBuilder scenario = new StringBuilder();
    for (int above = 2 + levels; above > 2; above--) {
      String level = name(directory, above);
      scenario.append(scenario.isEmpty() || level.isEmpty() ? "" : "/").append(level);
    }
    return scenario.isEmpty() ? null : scenario.toString().replace("+++", "/");
  }

  /** Returns the name of a level of an absolute path, counted from its end, or an empty text. */
  private static String name(Path directory, int above) {
    int index = directory.getNameCount() - 1 - above;
    return index < 0 ? "" : directory.getName(index).toString();
  }

  /** Prefers the configuration, and reports where the path differs. */
  private record Choice(String file, Diagnostics diagnostics) {

    @Nullable String of(String what, @Nullable String configured, @Nullable String inPath) {
      if (configured == null || Objects.equals(configured, inPath)) {
        return configured == null ? inPath : configured;
      }
      if (inPath != null) {
        diagnostics.warning(
            "identity-differs",
            file,
            null,
            "the "
                + what
                + " is '"
                + configured
                + "' here and '"
                + inPath
                + "' in the directory's path; the file counts");
      }
      return configured;
    }
  }

  /**
   * The name of a result directory: {@code <instance>_<n>}, or {@code <n>_<instance>} for azure.
   *
   * @param instance the instance type
   * @param index the number, or {@code null} when the name has none
   */
  record Leaf(String instance, @Nullable Integer index) {

    private static final Pattern INDEX_FIRST = Pattern.compile("([0-9]{1,9})_(.+)");
    private static final Pattern INDEX_LAST = Pattern.compile("(.+)_([0-9]{1,9})");

    /** Reads a name whose instance is known; a name of another instance is read without it. */
    static Leaf of(String name, String cloud, String instance) {
      if (name.equals(instance)) {
        return new Leaf(instance, null);
      }
      Matcher last = INDEX_LAST.matcher(name);
      if (last.matches() && last.group(1).equals(instance)) {
        return new Leaf(instance, Integer.valueOf(last.group(2)));
      }
      Matcher first = INDEX_FIRST.matcher(name);
      if (first.matches() && first.group(2).equals(instance)) {
        return new Leaf(instance, Integer.valueOf(first.group(1)));
      }
      return of(name, cloud);
    }

    /** Reads a name in the order of its cloud; any other name is an instance without number. */
    static Leaf of(String name, String cloud) {
      Matcher first = INDEX_FIRST.matcher(name);
      if (cloud.equals("azure") && first.matches()) {
        return new Leaf(first.group(2), Integer.valueOf(first.group(1)));
      }
      Matcher last = INDEX_LAST.matcher(name);
      return last.matches()
          ? new Leaf(last.group(1), Integer.valueOf(last.group(2)))
          : new Leaf(name, null);
    }
  }
}
