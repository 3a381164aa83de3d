package io.zathras.schema.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscoveryTest {

  @TempDir Path directory;

  /** A provider that is made at once. */
  public static final class Quick implements Supplier<String> {
    @Override
    public String get() {
      return "quick";
    }
  }

  /** Another provider that is made at once. */
  public static final class Other implements Supplier<String> {
    @Override
    public String get() {
      return "other";
    }
  }

  /** A provider whose constructor never ends. */
  public static final class Stuck implements Supplier<String> {

    /** Waits for what never comes. */
    public Stuck() throws InterruptedException {
      new CountDownLatch(1).await();
    }

    @Override
    public String get() {
      return "stuck";
    }
  }

  /** Loads some classes of this test anew, as the loader of a plugin does. */
  private static final class PluginLoader extends URLClassLoader {

    private final List<String> own;

    PluginLoader(URL services, List<String> own) {
      super("plugin", new URL[] {services}, DiscoveryTest.class.getClassLoader());
      this.own = own;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        if (!own.contains(name) || findLoadedClass(name) != null) {
          return super.loadClass(name, resolve);
        }
        String file = name.replace('.', '/') + ".class";
        try (InputStream in = getParent().getResourceAsStream(file)) {
          byte[] content = in.readAllBytes();
          return defineClass(name, content, 0, content.length);
        } catch (IOException e) {
          throw new ClassNotFoundException(name, e);
        }
      }
    }
  }

  /** Finds a provider of a plugin, and Quick, which is the plugin's second one. */
  private Discovery<?> discovery(Class<?> first, Duration limit) throws IOException {
    Path services = Files.createDirectories(directory.resolve("META-INF/services"));
    List<String> names = List.of(first.getName(), Quick.class.getName());
    Files.write(services.resolve(Supplier.class.getName()), names);
    DiscoveryTest.class.getModule().addUses(Supplier.class);
    return Discovery.of(
        Supplier.class,
        loader -> ServiceLoader.load(Supplier.class, loader),
        List.of(new PluginLoader(directory.toUri().toURL(), names)),
        made -> assertThat(made.get()).isNotNull(),
        limit);
  }

  @Test
  void aProviderThatHangsIsNamedAndTheOthersAreFound() throws Exception {
    Discovery<?> found = discovery(Stuck.class, Duration.ofSeconds(2));

    assertThat(found.providers())
        .extracting(made -> made.getClass().getName())
        .containsExactly(Quick.class.getName());
    assertThat(found.problems())
        .singleElement()
        .asString()
        .startsWith(Stuck.class.getName() + " in ")
        .contains("does not come to an end when it is made, at plugin//" + Stuck.class.getName());
  }

  @Test
  void anInterruptedThreadFindsAllProvidersAndStaysInterrupted() throws Exception {
    Thread.currentThread().interrupt();
    Discovery<?> found = discovery(Other.class, Duration.ofMinutes(5));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(found.providers())
        .extracting(made -> made.getClass().getName())
        .containsExactly(Other.class.getName(), Quick.class.getName());
    assertThat(found.problems()).isEmpty();
  }
}
