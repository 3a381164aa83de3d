package io.zathras.metadata.directory;

import io.zathras.metadata.directory.ConfigurationFields.Part;
import io.zathras.schema.Diagnostics;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The environment of all tests of a directory, from the configuration of the run, the configuration
 * of a local system, and the cloud's own metadata.
 *
 * @param files the directory's files
 * @param vars the configuration of the run
 * @param includePrivate whether private values are wanted
 */
record TestEnvironment(SideFiles files, AnsibleVars vars, boolean includePrivate) {

  private static final Set<String> NOTHING = Set.of("", "none");
  private static final String LOCAL = "local";
  private static final String PROVIDER_REGION = "provider_region";

  /** Returns the fields of {@code test_configuration.environment}. */
  Map<String, Object> read(Identity identity, @Nullable Object runVars, Diagnostics diagnostics) {
    Map<String, Object> fields =
        new LinkedHashMap<>(ConfigurationFields.of(Part.ENVIRONMENT, vars, includePrivate));
    HardwareConfig hardware = HardwareConfig.read(files.read(HardwareConfig.FILE, diagnostics));
    put(fields, "storage_devices", hardware.storage());
    if (includePrivate) {
      put(fields, "server_ips", hardware.serverIps());
      put(fields, "client_ips", hardware.clientIps());
      put(fields, "ansible_run_vars", ConfigurationFields.plain(Structure.map(runVars)));
    }
    put(
        fields,
        SystemUsage.PRICE,
        SystemUsage.price(files.read(SystemUsage.PRICE_FILE, diagnostics)));
    provider(identity, fields, diagnostics);
    return fields;
  }

  /**
   * Returns the region among fields of {@code test_configuration.environment}: the requested one,
   * or the one that the cloud names. A local system has none, whatever the configuration says.
   */
  static @Nullable String region(Map<String, Object> environment, Identity identity) {
    if (LOCAL.equals(identity.cloud())) {
      return null;
    }
    return Stream.of("cloud_region", PROVIDER_REGION)
        .map(environment::get)
        .filter(region -> region instanceof String text && !NOTHING.contains(text.strip()))
        .map(String.class::cast)
        .findFirst()
        .orElse(null);
  }

  private void provider(Identity identity, Map<String, Object> fields, Diagnostics diagnostics) {
    String file =
        files.has(ProviderMetadata.FILE) ? ProviderMetadata.FILE : ProviderMetadata.FIRST_FILE;
    ProviderMetadata provider = files.parse(file, ProviderMetadata::read, diagnostics);
    if (provider == null) {
      return;
    }
    put(fields, "provider_instance_type", provider.instanceType());
    put(fields, PROVIDER_REGION, provider.region());
    put(fields, "provider_zone", provider.zone());
    put(fields, "provider_image", provider.image());
    String given = provider.instanceType();
    if (given != null && identity.instance() != null && !given.equals(identity.instance())) {
      diagnostics.warning(
          "instance-differs",
          file,
          null,
          "the cloud says it is a '" + given + "'; asked for was '" + identity.instance() + "'");
    }
  }

  private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
    boolean empty =
        value == null
            || (value instanceof Collection<?> list && list.isEmpty())
            || (value instanceof Map<?, ?> map && map.isEmpty());
    if (!empty) {
      fields.put(name, value);
    }
  }
}
