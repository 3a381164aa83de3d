package io.zathras.exporter.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.zathras.exporter.http.Liar.Lie;
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
  private static final byte[] MEBIBYTE = " ".repeat(1 << 20).getBytes(ISO_8859_1);

  private Lies() {}

  /** Returns those that end by themselves, or by a bound on their length. */
  public static Map<String, Lie> quick() {
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
    lies.put("no HTTP", text("SSH-2.0-OpenSSH_9.6\r\n"));
    lies.put("half of what it says", text(JSON + "Content-Length: 100\r\n\r\n{\"items\":["));
    lies.put(
        "a chunk that is cut",
        text(JSON + "Transfer-Encoding: chunked\r\n\r\nff\r\n{\"items\":[]"));
    lies.put("bytes of gzip", Lies::gzip);
    lies.put(
        "a gigabyte",
        out -> {
          out.write((JSON + "Content-Length: 1073741824\r\n\r\n").getBytes(ISO_8859_1));
          for (int sent = 0; sent < 1024; sent++) {
            out.write(MEBIBYTE);
          }
        });
    return lies;
  }

  /** Returns those that only a bound on their time ends: the first bytes come at once. */
  public static List<Lie> slow() {
    return List.of(
        out -> {
          out.write((JSON + "Content-Length: 1000000\r\n\r\n").getBytes(ISO_8859_1));
          for (int sent = 0; sent < 1_000_000; sent++) {
            out.write(' ');
            out.flush();
            Thread.sleep(50);
          }
        },
        out -> {
          out.write(JSON.getBytes(ISO_8859_1));
          for (int number = 0; number < 100_000_000; number++) {
            out.write(("X-" + number + ": x\r\n").getBytes(ISO_8859_1));
          }
        });
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
