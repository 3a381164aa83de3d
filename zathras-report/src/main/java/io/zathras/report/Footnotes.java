package io.zathras.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Numbered notes, equal ones once. */
final class Footnotes {

  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  /** Returns the marks of a row's notes: {@code [1][3]}; empty where it has none. */
  String marks(List<String> notes) {
    StringBuilder marks = new StringBuilder();
    for (String note : notes) {
      int number = numbers.computeIfAbsent(note, unused -> numbers.size() + 1);
      marks.append('[').append(number).append(']');
    }
    return marks.toString();
  }

  /** Returns the notes in the order of their numbers, from 1. */
  List<String> all() {
    return List.copyOf(numbers.keySet());
  }
}
