package io.zathras.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** One page in a browser, with all that it asks for. */
final class BrowserTab {

  private final Chromium browser;
  private final String session;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private CompletableFuture<Void> loaded = new CompletableFuture<>();

  BrowserTab(Chromium browser, String session) {
    this.browser = browser;
    this.session = session;
    browser.listen(this::event);
    for (String domain : List.of("Page", "Network", "Runtime", "Log")) {
      send(domain + ".enable", Map.of());
    }
  }

  private void event(JsonNode event) {
    if (!event.path("sessionId").asText().equals(session)) {
      return;
    }
    JsonNode parameters = event.path("params");
    switch (event.path("method").asText()) {
      case "Network.requestWillBeSent" ->
          requests.add(parameters.path("request").path("url").asText());
      case "Log.entryAdded" -> complaints.add(parameters.path("entry").toString());
      case "Runtime.exceptionThrown" -> complaints.add(parameters.toString());
      case "Page.loadEventFired" -> loaded.complete(null);
      default -> {}
    }
  }

  /** Shows a page that wide and high. */
  BrowserTab size(int width, int height) {
    send(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    return this;
  }

  /**
   * Shows a page as for a medium.
   *
   * @param medium {@code screen} or {@code print}
   * @param scheme {@code light} or {@code dark}
   */
  BrowserTab media(String medium, String scheme) {
    send(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            medium,
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    return this;
  }

  /** Lets the page run no script. */
  BrowserTab withoutScripts() {
    send("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    return this;
  }

  /** Opens a file and waits until all is loaded. */
  BrowserTab open(Path file) {
    loaded = new CompletableFuture<>();
    send("Page.navigate", Map.of("url", file.toUri().toString()));
    loaded.join();
    return this;
  }

  /** Returns what the expression gives, which may be a promise. */
  JsonNode evaluate(String expression) {
    JsonNode result =
        send(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (result.has("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + result.path("exceptionDetails"));
    }
    return result.path("result").path("value");
  }

  /** Returns the addresses that were asked for, that of the page among them. */
  List<String> requests() {
    return requests;
  }

  /** Returns errors and warnings of the console. */
  List<String> complaints() {
    return complaints;
  }

  /** Writes a picture of the page. */
  void picture(Path file, boolean whole) throws IOException {
    JsonNode taken =
        send("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", whole));
    Files.write(file, Base64.getDecoder().decode(taken.path("data").asText()));
  }

  /** Returns the page as a printer gets it. */
  byte[] pdf() {
    JsonNode printed = send("Page.printToPDF", Map.of("printBackground", true));
    return Base64.getDecoder().decode(printed.path("data").asText());
  }

  private JsonNode send(String method, Map<String, ?> parameters) {
    return browser.send(session, method, parameters);
  }
}
