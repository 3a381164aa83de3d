package io.zathras.schema;

import org.jspecify.annotations.Nullable;

/** Checks the arguments of records. */
final class Preconditions {

  private Preconditions() {}

  static <T> T required(String name, @Nullable T value) {
    if (value == null) {
      throw new IllegalStateException(name + " is not set");
    }
    return value;
  }

  static void notBlank(String name, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + " is blank");
    }
  }

  static void together(
      String name, @Nullable Object value, String otherName, @Nullable Object other) {
    if ((value == null) != (other == null)) {
      throw new IllegalArgumentException(
          name + " is " + value + " and " + otherName + " is " + other + "; one needs the other");
    }
  }

  static void atLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " is " + value + "; expected at least " + least);
    }
  }

  static void finite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " is " + value + "; expected a finite number");
    }
  }

  static void finiteOrAbsent(String name, @Nullable Double value) {
    if (value != null) {
      finite(name, value);
    }
  }
}
