package io.zathras.metadata.directory;

import io.zathras.schema.Diagnostics;
import org.jspecify.annotations.Nullable;

/**
 * The description of the machine by the cloud's own metadata service: {@code meta_data.yml}, or
 * {@code meta_data_0.yml} for the first of several machines. Azure and Google give JSON in spite of
 * the name; an unreachable service leaves nothing, HTML or a message.
 *
 * @param instanceType the machine type, or {@code null}
 * @param region the region, or {@code null}
 * @param zone the zone, or {@code null}
 * @param image the image, or {@code null}
 */
record ProviderMetadata(
    @Nullable String instanceType,
    @Nullable String region,
    @Nullable String zone,
    @Nullable String image) {

  static final String FILE = "meta_data.yml";
  static final String FIRST_FILE = "meta_data_0.yml";

  private static final ProviderMetadata NOTHING = new ProviderMetadata(null, null, null, null);

  static ProviderMetadata read(SideFile file, Diagnostics diagnostics) {
    if (file.text().isBlank()) {
      return NOTHING;
    }
    Object content = content(file, diagnostics);
    ProviderMetadata known = of(content);
    if (known.isNothing()) {
      diagnostics.info(
          "provider-metadata-ignored",
          file.name(),
          null,
          "holds no metadata of a cloud that is known here; ignored");
    }
    return known;
  }

  private boolean isNothing() {
    return instanceType == null && region == null && zone == null && image == null;
  }

  private static @Nullable Object content(SideFile file, Diagnostics diagnostics) {
    String start = file.firstLine();
    if (start.startsWith("<")) {
      return null;
    }
    boolean json = start.startsWith("{") || start.startsWith("[");
    return json ? StructuredText.json(file, diagnostics) : StructuredText.yaml(file, diagnostics);
  }

  private static ProviderMetadata of(@Nullable Object content) {
    Object azure = Structure.at(content, "compute");
    Object aws = Structure.at(content, "instances", "0");
    Object ibm = Structure.at(content, "ibm_cloud_metadata");
    if (azure != null) {
      return new ProviderMetadata(
          Structure.text(azure, "vmSize"),
          Structure.text(azure, "location"),
          Structure.text(azure, "zone"),
          image(Structure.text(azure, "offer"), Structure.text(azure, "sku")));
    }
    if (aws != null) {
      return new ProviderMetadata(
          Structure.text(aws, "instance_type"),
          null,
          Structure.text(aws, "placement", "availability_zone"),
          Structure.text(aws, "image_id"));
    }
    if (ibm != null) {
      return new ProviderMetadata(
          Structure.text(ibm, "profile"),
          Structure.text(ibm, "region"),
          Structure.text(ibm, "zone"),
          Structure.text(ibm, "image"));
    }
    return new ProviderMetadata(
        lastSegment(Structure.text(content, "machineType")),
        null,
        lastSegment(Structure.text(content, "zone")),
        lastSegment(Structure.text(content, "image")));
  }

  private static @Nullable String image(@Nullable String offer, @Nullable String sku) {
    return offer == null || sku == null ? sku : offer + ":" + sku;
  }

  /** Google names things by a path that holds the project: {@code projects/1/zones/us-east1-b}. */
  private static @Nullable String lastSegment(@Nullable String path) {
    return path == null ? null : path.substring(path.lastIndexOf('/') + 1);
  }
}
