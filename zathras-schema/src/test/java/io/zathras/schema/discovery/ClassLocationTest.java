package io.zathras.schema.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassLocationTest {

  @ParameterizedTest
  @CsvSource({
    "jar:file:/opt/plugins/mine.jar!/META-INF/services/x, mine.jar",
    "jar:file:/opt/my%20plugins/new%20plugin%20(1).jar!/META-INF/services/x, new plugin (1).jar",
    "file:/opt/a%2Bb+c/classes/META-INF/services/x, classes",
    "file:/opt/a+b:c.jar!/META-INF/services/x, a+b:c.jar",
    "file:/opt/100%/META-INF/services/x, 100%"
  })
  void namesTheJarAsItIsNamed(String declaration, String name) throws Exception {
    assertThat(ClassLocation.ofDeclaration(new URL(declaration))).isEqualTo(name);
  }
}
