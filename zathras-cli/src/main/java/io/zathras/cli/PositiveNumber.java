package io.zathras.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A whole number from 1 on. */
final class PositiveNumber implements ITypeConverter<Long> {

  PositiveNumber() {}

  @Override
  public Long convert(String text) {
    try {
      long number = Long.parseLong(text);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Falls through to the message below, like a number that is too small.
    }
    throw new TypeConversionException("'" + text + "' is no whole number from 1 on");
  }
}
