package io.zathras.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.pipeline.ResultPipeline;
import io.zathras.processor.spi.BenchmarkProcessors;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that embeds the library finds processors whatever class loader its threads have. */
class EmbeddedDiscoveryIT {

  private static final String PASS =
      "return BenchmarkResult.builder().status(Status.PASS).build();";

  @TempDir Path directory;

  private URLClassLoader loader(PluginJar... jars) throws IOException {
    URL[] urls = new URL[jars.length];
    for (int i = 0; i < jars.length; i++) {
      urls[i] = jars[i].in(directory).toUri().toURL();
    }
    return new URLClassLoader(urls, BenchmarkProcessors.class.getClassLoader());
  }

  private static PluginJar reads(String name) {
    return PluginJar.named(name).processor("forTest(\"" + name + "\").build()", PASS).service();
  }

  private static <T> T onAThreadWith(ClassLoader context, Callable<T> work) throws Exception {
    ExecutorService thread =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread made = new Thread(task);
              made.setContextClassLoader(context);
              return made;
            });
    try {
      return thread.submit(work).get();
    } finally {
      thread.shutdown();
    }
  }

  private static List<String> ids(BenchmarkProcessors processors) {
    return processors.list().stream().map(processor -> processor.descriptor().id()).toList();
  }

  @Test
  void theContextClassLoaderIsAskedAndTheLibrarysOwnIsToo() throws Exception {
    try (URLClassLoader plugins = loader(reads("mine"))) {
      assertThat(ids(onAThreadWith(plugins, BenchmarkProcessors::installed)))
          .contains("mine", "coremark");
    }
    assertThat(
            ids(
                onAThreadWith(
                    ClassLoader.getPlatformClassLoader(), BenchmarkProcessors::installed)))
        .contains("coremark");
    assertThat(ids(onAThreadWith(null, BenchmarkProcessors::installed))).contains("coremark");
  }

  @Test
  void aClassLoaderThatIsNamedIsAsked() throws Exception {
    try (URLClassLoader plugins = loader(reads("mine"))) {
      assertThat(ids(BenchmarkProcessors.installed(plugins))).contains("mine", "coremark");
    }
  }

  @Test
  void aProcessorForANewerJavaIsAProblemWithItsJarAndNeverARawLinkageError() throws Exception {
    try (URLClassLoader plugins = loader(reads("newer").forJava(24), reads("mine"))) {
      BenchmarkProcessors processors = BenchmarkProcessors.installed(plugins);

      assertThat(ids(processors)).contains("mine", "coremark").doesNotContain("newer");
      assertThat(processors.problems())
          .singleElement()
          .asString()
          .startsWith(
              "com.example.newer.Plugin in newer.jar is compiled for Java 24, this is Java ");
      assertThatThrownBy(processors::requireAll)
          .isInstanceOf(BenchmarkProcessors.ConfigurationException.class)
          .hasMessageContaining("newer.jar is compiled for Java 24");
      onAThreadWith(
          plugins,
          () -> {
            ResultPipeline.builder().build().close();
            return null;
          });
    }
  }

  @Test
  void aPipelineWithoutAnyProcessorIsAnErrorThatSaysWhatToDo() {
    assertThatThrownBy(
            () ->
                ResultPipeline.builder()
                    .processors(BenchmarkProcessors.installed(ClassLoader.getPlatformClassLoader()))
                    .build())
        .isInstanceOf(BenchmarkProcessors.ConfigurationException.class)
        .hasMessageStartingWith("no processor is found: add a zathras-processor-... jar")
        .hasMessageContaining("BenchmarkProcessors.installed(...)");
  }
}
