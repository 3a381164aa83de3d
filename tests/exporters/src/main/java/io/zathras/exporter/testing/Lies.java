package io.zathras.exporter.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.zathras.exporter.testing.Liar.Lie;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** Answers that no server of ours gives, by what they are. */
public final class Lies {

  private static final String JSON = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

  private Lies() {}

  /** Returns whole answers, which whoever asked has to judge. */
  public static Map<String, Lie> answers() {
    Map<String, Lie> lies = new TreeMap<>();
    lies.put("an empty object", text(json("{}")));
    lies.put("an empty list", text(json("[]")));
    lies.put("null", text(json("null")));
    lies.put("a text", text(json("\"ok\"")));
    lies.put("a page called JSON", text(json("<html>Please log in</html>")));
    lies.put("found as a text", text(json("{\"found\":\"true\",\"docs\":[],\"items\":[]}")));
    lies.put("nothing", text(json("")));
    lies.put("no content", text("HTTP/1.1 204 No Content\r\n\r\n"));
    lies.put("created", text(json("{}").replace("200 OK", "201 Created")));
    lies.put("a redirect to itself", text("HTTP/1.1 302 Found\r\nLocation: /\r\n\r\n"));
    lies.put("a member twice", text(json("{\"errors\":true,\"errors\":false,\"items\":[]}")));
    return lies;
  }

  /** Returns answers that end in the client, whatever was asked for. */
  public static List<Lie> broken() {
    return List.of(
        text("SSH-2.0-OpenSSH_9.6\r\n"),
        text(JSON + "Content-Length: 100\r\n\r\n{\"items\":["),
        text(JSON + "Content-Length: some\r\n\r\n{}"),
        text(JSON + "Content-Length: -2\r\n\r\n{}"),
        text(JSON + "Content-Length: 1073741824\r\n\r\n{\"items\":["),
        text(JSON + "Transfer-Encoding: chunked\r\n\r\nff\r\n{\"items\":[]"),
        Lies::gzip);
  }

  /** Returns one that only a bound on its time ends: the first bytes come at once. */
  public static Lie slow() {
    return out -> {
      out.write((JSON + "Content-Length: 1000000\r\n\r\n").getBytes(ISO_8859_1));
      for (int sent = 0; sent < 1_000_000; sent++) {
        out.write(' ');
        out.flush();
        Thread.sleep(50);
      }
    };
  }

  /** Returns one with headers that have no end, so that only a bound on their length ends it. */
  public static Lie headers() {
    return out -> {
      out.write(JSON.getBytes(ISO_8859_1));
      for (int number = 0; number < 100_000_000; number++) {
        out.write(("X-" + number + ": x\r\n").getBytes(ISO_8859_1));
      }
    };
  }

  private static String json(String body) {
    return JSON + "Content-Length: " + body.length() + "\r\n\r\n" + body;
  }

  private static Lie text(String answer) {
    return out -> out.write(answer.getBytes(ISO_8859_1));
  }

  private static void gzip(OutputStream out) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write("{\"errors\":false,\"items\":[]}".getBytes(ISO_8859_1));
    }
    out.write((JSON + "Content-Length: " + bytes.size() + "\r\n\r\n").getBytes(ISO_8859_1));
    bytes.writeTo(out);
  }
}
