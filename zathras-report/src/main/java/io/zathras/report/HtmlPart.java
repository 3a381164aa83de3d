package io.zathras.report;

/** A part of a page under a title of its own. */
interface HtmlPart {

  /** Returns what links to this part are called. */
  String id();

  /** Returns the title. */
  String title();

  /** Returns whether there is nothing to show, so that the page leaves this part out. */
  boolean isEmpty();

  /** Writes what is below the title. */
  void write(Html html);
}
