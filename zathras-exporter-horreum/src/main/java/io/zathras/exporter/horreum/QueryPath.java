package io.zathras.exporter.horreum;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A path with its query, each value encoded. */
final class QueryPath {

  private final StringBuilder text;
  private char separator = '?';

  private QueryPath(String path) {
    text = new StringBuilder(path);
  }

  static QueryPath to(String path) {
    return new QueryPath(path);
  }

  QueryPath with(String name, Object value) {
    text.append(separator).append(name).append('=').append(encoded(value.toString()));
    separator = '&';
    return this;
  }

  /** Returns a text encoded as a part of a path or a value of a query. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
