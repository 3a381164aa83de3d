package io.zathras.opensearch;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The main class of a node's process. It starts the node as the stock script does, less the checks
 * that keep it from running as root, writes the node's address to a file once it listens, and ends
 * when standard input does: with its parent, however that ends. By reflection only, so that nothing
 * of OpenSearch is needed to compile.
 */
final class NodeLauncher {

  private NodeLauncher() {}

  /** Starts the node whose home is the first argument; the second is the file for its address. */
  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(arguments[0]);
    Object node = node(home);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node)));
    call(node, "start");
    announce(address(node), Path.of(arguments[1]));
    waitForEndOfInput();
    System.exit(0);
  }

  private static Object node(Path home) throws Exception {
    Object builder = type("common.settings.Settings").getMethod("builder").invoke(null);
    builder
        .getClass()
        .getMethod("put", String.class, String.class)
        .invoke(builder, "path.home", home.toString());
    Object settings = call(builder, "build");
    Supplier<String> name = () -> "node";
    Object environment =
        type("node.InternalSettingsPreparer")
            .getMethod(
                "prepareEnvironment", settings.getClass(), Map.class, Path.class, Supplier.class)
            .invoke(null, settings, Map.of(), home.resolve("config"), name);
    Class<?> log = type("common.logging.LogConfigurator");
    log.getMethod("setNodeName", String.class).invoke(null, "node");
    log.getMethod("registerErrorListener").invoke(null);
    log.getMethod("configure", environment.getClass()).invoke(null, environment);
    return type("node.Node").getConstructor(environment.getClass()).newInstance(environment);
  }

  private static String address(Object node) throws Exception {
    Class<?> transport = type("http.HttpServerTransport");
    Object injector = call(node, "injector");
    Object http =
        type("common.inject.Injector")
            .getMethod("getInstance", Class.class)
            .invoke(injector, transport);
    Object bound = transport.getMethod("boundAddress").invoke(http);
    return call(bound, "publishAddress").toString();
  }

  private static void announce(String address, Path file) throws IOException {
    Path pending = file.resolveSibling("address.pending");
    Files.writeString(pending, address);
    Files.move(pending, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void waitForEndOfInput() throws IOException {
    while (System.in.read() >= 0) {
      // Nobody writes; only the end counts.
    }
  }

  private static void close(Object node) {
    try {
      call(node, "close");
      node.getClass()
          .getMethod("awaitClose", long.class, TimeUnit.class)
          .invoke(node, 10, TimeUnit.SECONDS);
    } catch (ReflectiveOperationException e) {
      e.printStackTrace();
    }
  }

  private static Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName("org.opensearch." + name);
  }

  private static Object call(Object target, String name) throws ReflectiveOperationException {
    Method method = target.getClass().getMethod(name);
    return method.invoke(target);
  }
}
