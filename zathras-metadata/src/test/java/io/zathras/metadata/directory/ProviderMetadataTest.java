package io.zathras.metadata.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.schema.Diagnostic;
import io.zathras.schema.Diagnostics;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderMetadataTest {

  private static final ProviderMetadata NOTHING = new ProviderMetadata(null, null, null, null);

  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void readsTheYamlOfAws() {
    assertThat(
            read(
                """
                ---
                changed: false
                instances:
                -   instance_type: m5.xlarge
                    image_id: ami-0
                    private_ip_address: 192.0.2.7
                    placement:
                        availability_zone: us-east-1c
                ...
                """))
        .isEqualTo(new ProviderMetadata("m5.xlarge", null, "us-east-1c", "ami-0"));
  }

  @Test
  void readsTheJsonOfAzureInSpiteOfTheSuffix() {
    assertThat(
            read(
                """
                {
                \t"compute": {"vmSize": "Standard_D8ds_v6", "location": "eastus", "zone": "",
                \t  "offer": "RHEL", "sku": "9_4", "subscriptionId": "0-0"}
                }
                """))
        .isEqualTo(new ProviderMetadata("Standard_D8ds_v6", "eastus", null, "RHEL:9_4"));
  }

  @Test
  void readsTheJsonOfGoogleWithoutTheProject() {
    assertThat(
            read(
                """
                {"machineType": "projects/123/machineTypes/n2-standard-16",
                 "zone": "projects/123/zones/us-central1-a", "hostname": "h.internal"}
                """))
        .isEqualTo(new ProviderMetadata("n2-standard-16", null, "us-central1-a", null));
  }

  @Test
  void readsTheYamlOfIbm() {
    assertThat(
            read(
                """
                ibm_cloud_metadata:
                  instance_id: 0757_x
                  private_ip: 192.0.2.7
                  zone: us-south-1
                  region: us-south
                  profile: bx2-8x32
                  image: ibm-redhat-9-4
                """))
        .isEqualTo(new ProviderMetadata("bx2-8x32", "us-south", "us-south-1", "ibm-redhat-9-4"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE html>\n<html><body>404: not found</body></html>",
        "curl: (7) Failed to connect",
        "{}",
        "[]",
        "not reached"
      })
  void ignoresWhatAServiceThatWasNotReachedLeaves(String text) {
    assertThat(read(text)).isEqualTo(NOTHING);
    assertThat(diagnostics.list())
        .extracting(Diagnostic::code)
        .containsExactly("provider-metadata-ignored");
  }

  @Test
  void knowsNothingFromAnEmptyFile() {
    assertThat(read("\n")).isEqualTo(NOTHING);
    assertThat(diagnostics.list()).isEqualTo(List.of());
  }

  private ProviderMetadata read(String text) {
    return ProviderMetadata.read(new SideFile("meta_data.yml", text), diagnostics);
  }
}
