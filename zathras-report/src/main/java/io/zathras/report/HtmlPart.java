package io.zathras.report;

/** A part of a page with its own title. */
interface HtmlPart {

  /** Returns the id that links to this part use. */
  String id();

  /** Returns the title. */
  String title();

  /** Returns whether there is nothing to show, so that the page leaves this part out. */
  boolean isEmpty();

  /** Writes the content below the title. */
  void write(Html html);
}
