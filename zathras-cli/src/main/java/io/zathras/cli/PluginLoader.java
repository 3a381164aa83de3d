package io.zathras.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The class loader of one plugin.
 *
 * <p>The plugin's own jars come first, so that it may bring another version of a library than
 * Zathras or another plugin uses. Zathras itself, SLF4J and the JDK come from the installation,
 * because a plugin has to share their types.
 *
 * <p>A plugin's module descriptor counts only for its {@code provides}. If plugins were modules, a
 * jar would be unusable when its name is not valid for a module, when another plugin has the same
 * package, or when a requirement is missing.
 */
final class PluginLoader extends URLClassLoader {

  private static final String SERVICES = "META-INF/services/";

  private final String plugin;
  private final Map<String, List<String>> provides;

  /**
   * Creates the loader of a plugin.
   *
   * @param plugin the plugin's name, for messages
   * @param jars the plugin's jars
   * @param provides for each service the provider classes that module descriptors declare
   */
  PluginLoader(String plugin, List<URL> jars, Map<String, List<String>> provides) {
    super(plugin, jars.toArray(URL[]::new), PluginLoader.class.getClassLoader());
    this.plugin = plugin;
    this.provides = Map.copyOf(provides);
  }

  private static boolean isShared(String className) {
    return className.startsWith("java.")
        || className.startsWith("io.zathras.")
        || className.startsWith("org.slf4j.");
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null && !isShared(name)) {
        try {
          loaded = findClass(name);
        } catch (ClassNotFoundException e) {
          // The class is not the plugin's own, so the installation is asked below.
        }
      }
      return loaded == null ? super.loadClass(name, resolve) : loaded;
    }
  }

  @Override
  public @Nullable URL getResource(String name) {
    URL own = findResource(name);
    return own == null ? super.getResource(name) : own;
  }

  @Override
  public Enumeration<URL> findResources(String name) throws IOException {
    List<URL> found = new ArrayList<>(Collections.list(super.findResources(name)));
    if (name.startsWith(SERVICES)) {
      List<String> classes = provides.get(name.substring(SERVICES.length()));
      if (classes != null) {
        found.add(declaration(name, String.join("\n", classes)));
      }
    }
    return Collections.enumeration(found);
  }

  /** Presents a declaration of a module descriptor as the META-INF/services file of a plain jar. */
  private URL declaration(String name, String content) throws IOException {
    return new URL("plugin", "", -1, "/" + plugin + "/" + name, new Text(content));
  }

  /** A URL whose content is a text. */
  private static final class Text extends URLStreamHandler {

    private final String content;

    Text(String content) {
      this.content = content;
    }

    @Override
    protected URLConnection openConnection(URL url) {
      return new URLConnection(url) {
        @Override
        public void connect() {}

        @Override
        public InputStream getInputStream() {
          return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
        }
      };
    }
  }
}
