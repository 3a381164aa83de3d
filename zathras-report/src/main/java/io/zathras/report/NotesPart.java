package io.zathras.report;

import java.util.List;

/** Omissions and unreadable files, with the reasons. */
record NotesPart(List<String> notes) implements HtmlPart {

  private static final int SHOWN = 20;

  @Override
  public String id() {
    return "notes";
  }

  @Override
  public String title() {
    return "Notes";
  }

  @Override
  public boolean isEmpty() {
    return notes.isEmpty();
  }

  @Override
  public void write(Html html) {
    list(html, notes.subList(0, Math.min(SHOWN, notes.size())));
    if (notes.size() > SHOWN) {
      html.open("details").element("summary", notes.size() - SHOWN + " more");
      list(html, notes.subList(SHOWN, notes.size()));
      html.close();
    }
  }

  private static void list(Html html, List<String> notes) {
    html.open("ul", "class", "notes");
    notes.forEach(note -> html.element("li", note));
    html.close();
  }
}
