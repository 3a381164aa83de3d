package io.zathras.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewerJavaTest {

  @TempDir Path directory;

  @Test
  void findsTheOldestOfThoseThatAreNewEnough() throws IOException {
    java("jvm/jdk-17", "17.0.15");
    java("jvm/jdk-25", "25.0.3");
    Path oldest = java("jvm/jdk-21", "21");
    java("jvm/jdk-8", "1.8.0_462");
    Files.createDirectories(directory.resolve("jvm/jdk-99"));

    assertThat(find(Map.of())).contains(oldest);
  }

  @Test
  void findsNothingWhereAllAreTooOld() throws IOException {
    java("jvm/jdk-17", "17.0.15");

    assertThat(find(Map.of())).isEmpty();
    assertThat(find(Map.of("JAVA_HOME", "", NewerJava.VARIABLE, " "))).isEmpty();
  }

  @Test
  void looksWhereVariablesAndToolchainsLead() throws IOException {
    Path ofVariable = java("somewhere/jdk-25", "25-ea");
    Path ofToolchain = java("elsewhere/jdk-24", "24.0.1");

    assertThat(find(Map.of("JAVA_HOME_25_X64", ofVariable.toString()))).contains(ofVariable);
    Files.createDirectories(directory.resolve(".m2"));
    Files.writeString(
        directory.resolve(".m2/toolchains.xml"),
        "<toolchains><toolchain><type>jdk</type><configuration><jdkHome>\n"
            + ofToolchain
            + "\n</jdkHome></configuration></toolchain></toolchains>");

    assertThat(find(Map.of("JAVA_HOME_25_X64", ofVariable.toString()))).contains(ofToolchain);
  }

  @Test
  void takesTheOneThatIsNamedOrSaysWhyNot() throws IOException {
    java("jvm/jdk-21", "21.0.1");
    Path named = java("somewhere/jdk-25", "25.0.3");
    Path old = java("somewhere/jdk-17", "17.0.15");

    assertThat(find(Map.of(NewerJava.VARIABLE, named.toString()))).contains(named);
    assertThatThrownBy(() -> find(Map.of(NewerJava.VARIABLE, old.toString())))
        .isInstanceOf(IOException.class)
        .hasMessage(NewerJava.VARIABLE + "=" + old + " is no Java 21 or newer");
  }

  private Optional<Path> find(Map<String, String> environment) throws IOException {
    return new NewerJava(environment, directory, List.of(directory.resolve("jvm"))).find();
  }

  private Path java(String name, String version) throws IOException {
    Path home = directory.resolve(name);
    Files.createDirectories(home.resolve("bin"));
    assertThat(Files.createFile(home.resolve("bin/java")).toFile().setExecutable(true)).isTrue();
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    return home;
  }
}
