package io.zathras.report;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The data behind the page, inside the page. */
record DataPart(List<Attachment> attachments) implements HtmlPart {

  /**
   * A file in the page.
   *
   * @param name its name, for who saves it
   * @param mediaType for example {@code text/csv}
   * @param content what it holds
   */
  record Attachment(String name, String mediaType, String content) {}

  @Override
  public String id() {
    return "data";
  }

  @Override
  public String title() {
    return "Data";
  }

  @Override
  public boolean isEmpty() {
    return attachments.isEmpty();
  }

  @Override
  public void write(Html html) {
    html.open("ul", "class", "data");
    for (Attachment attachment : attachments) {
      html.open("li");
      html.element(
          "a", attachment.name(), "download", attachment.name(), "href", address(attachment));
      html.text(" " + size(attachment)).close();
    }
    html.close();
    html.element("p", "The files are inside this page; nothing is fetched.", "class", "legend");
  }

  private static String address(Attachment attachment) {
    return "data:" + attachment.mediaType() + ";charset=utf-8;base64," + base64(attachment);
  }

  private static String base64(Attachment attachment) {
    return Base64.getEncoder()
        .encodeToString(attachment.content().getBytes(StandardCharsets.UTF_8));
  }

  private static String size(Attachment attachment) {
    int bytes = attachment.content().getBytes(StandardCharsets.UTF_8).length;
    return "(" + (bytes < 1024 ? bytes + " bytes" : (bytes + 512) / 1024 + " KB") + ")";
  }
}
