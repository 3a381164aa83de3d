package io.zathras.metadata.directory;

import io.zathras.metadata.directory.ConfigurationFields.Part;
import io.zathras.schema.Diagnostics;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What all tests of a directory ran on, as the run was configured, as a local system was, and as
 * the cloud itself says.
 *
 * @param files the directory's files
 * @param vars the configuration of the run
 * @param reveal whether private values are wanted
 */
record Environment(SideFiles files, AnsibleVars vars, boolean reveal) {

  /** Returns the fields of {@code test_configuration.environment}. */
  Map<String, Object> read(Identity identity, @Nullable Object runVars, Diagnostics diagnostics) {
    Map<String, Object> fields =
        new LinkedHashMap<>(ConfigurationFields.of(Part.ENVIRONMENT, vars, reveal));
    HardwareConfig hardware = HardwareConfig.read(files.read(HardwareConfig.FILE, diagnostics));
    put(fields, "storage_devices", hardware.storage());
    if (reveal) {
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

  private void provider(Identity identity, Map<String, Object> fields, Diagnostics diagnostics) {
    String file =
        files.has(ProviderMetadata.FILE) ? ProviderMetadata.FILE : ProviderMetadata.FIRST_FILE;
    ProviderMetadata provider = files.parse(file, ProviderMetadata::read, diagnostics);
    if (provider == null) {
      return;
    }
    put(fields, "provider_instance_type", provider.instanceType());
    put(fields, "provider_region", provider.region());
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
