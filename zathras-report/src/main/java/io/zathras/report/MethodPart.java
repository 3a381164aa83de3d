package io.zathras.report;

import java.util.List;

/** The meaning of the numbers, for people who are not statisticians. */
record MethodPart(List<Paragraph> paragraphs) implements HtmlPart {

  /** A paragraph under a short question. */
  record Paragraph(String question, String answer) {}

  @Override
  public String id() {
    return "method";
  }

  @Override
  public String title() {
    return "How to read this";
  }

  @Override
  public boolean isEmpty() {
    return paragraphs.isEmpty();
  }

  @Override
  public void write(Html html) {
    html.open("dl", "class", "method");
    for (Paragraph paragraph : paragraphs) {
      html.element("dt", paragraph.question()).element("dd", paragraph.answer());
    }
    html.close();
  }
}
