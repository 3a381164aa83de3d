package io.zathras.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The frame of a page: content security policy, style and script, contents, footer. The policy
 * allows only this style and this script, by their hashes, so that a page cannot load or send
 * anything, whatever a text in it says.
 *
 * @param title the title
 * @param header writes the content above the first part
 * @param parts the parts from top to bottom; empty ones are left out
 */
record HtmlPage(String title, Consumer<Html> header, List<HtmlPart> parts) {

  private static final String STYLE = resource("report.css");
  private static final String SCRIPT = resource("report.js");
  private static final String POLICY =
      "default-src 'none'; style-src '"
          + hash(STYLE)
          + "'; script-src '"
          + hash(SCRIPT)
          + "'; img-src data:; base-uri 'none'; form-action 'none'";

  /**
   * Returns the page.
   *
   * @param time when the page was made, or {@code null} to leave that out
   */
  String text(@Nullable Instant time) {
    List<HtmlPart> shown = parts.stream().filter(part -> !part.isEmpty()).toList();
    Html html = new Html();
    html.raw("<!DOCTYPE html>\n").open("html", "lang", "en");
    head(html);
    html.raw("\n").open("body").open("header");
    header.accept(html);
    html.close().raw("\n");
    contents(html, shown);
    html.open("main");
    for (HtmlPart part : shown) {
      html.raw("\n").open("section", "id", part.id(), "aria-labelledby", part.id() + "-title");
      html.element("h2", part.title(), "id", part.id() + "-title");
      part.write(html);
      html.close();
    }
    html.close().raw("\n");
    footer(html, time);
    html.open("script").raw(SCRIPT).close().close().close().raw("\n");
    return html.toString();
  }

  private void head(Html html) {
    html.open("head");
    html.empty("meta", "charset", "utf-8");
    html.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.empty("meta", "name", "color-scheme", "content", "light dark");
    html.empty("meta", "name", "referrer", "content", "no-referrer");
    // An empty icon, because a browser otherwise asks a server for one.
    html.empty("link", "rel", "icon", "href", "data:,");
    html.element("title", title);
    html.open("style").raw(STYLE).close().close();
  }

  private static void contents(Html html, List<HtmlPart> shown) {
    html.open("nav", "aria-label", "Contents").open("ul");
    for (HtmlPart part : shown) {
      html.open("li").element("a", part.title(), "href", "#" + part.id()).close();
    }
    html.close().close().raw("\n");
  }

  private static void footer(Html html, @Nullable Instant time) {
    html.open("footer").open("p").text("Made by Zathras");
    if (time != null) {
      String text = time.truncatedTo(ChronoUnit.SECONDS).toString();
      html.text(" at ").element("time", text, "datetime", text);
    }
    html.text(". This page is complete in itself: it loads nothing and sends nothing.");
    html.close().close().raw("\n");
  }

  private static String resource(String name) {
    try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is not in this module");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + name, e);
    }
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
