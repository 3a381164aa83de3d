package io.zathras.exporter.horreum;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A multipart form of JSON files, as the body of one request. */
final class MultipartBody {

  /** JSON without line ends cannot contain the boundary. */
  private static final String BOUNDARY = "zathras-part";

  static final String CONTENT_TYPE = "multipart/form-data; boundary=" + BOUNDARY;

  private MultipartBody() {}

  static byte[] of(String name, byte[] json, String otherName, byte[] otherJson) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(json.length + otherJson.length + 500);
    write(out, name, json);
    write(out, otherName, otherJson);
    out.writeBytes(ascii("--" + BOUNDARY + "--\r\n"));
    return out.toByteArray();
  }

  private static void write(ByteArrayOutputStream out, String name, byte[] json) {
    out.writeBytes(
        ascii(
            "--"
                + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\""
                + name
                + "\"; filename=\""
                + name
                + ".json\"\r\nContent-Type: application/json\r\n\r\n"));
    out.writeBytes(json);
    out.writeBytes(ascii("\r\n"));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
