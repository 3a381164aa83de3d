package io.zathras.fuzz;

import io.zathras.fuzz.Sample.Place;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is put in the place of something else. */
final class Dictionary {

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-0",
          "-1",
          "1",
          "1e308",
          "-1e308",
          "1e100",
          "1e101",
          "1e999",
          "4.9e-324",
          "1e-320",
          "1e-99",
          "NaN",
          "nan",
          "inf",
          "-inf",
          "Infinity",
          "1,5",
          "1.234.567,8",
          "1,234,567.8",
          "0x1f",
          "99999999999999999999",
          "2147483647",
          "2147483648",
          "9223372036854775807",
          "-9223372036854775808",
          "1e5",
          "1.",
          ".5",
          "+7",
          "--7",
          "1_000",
          "007",
          "\u0661\u0662",
          "1e-5f",
          "0." + "0".repeat(330) + "1",
          "9".repeat(400),
          "1." + "3".repeat(200),
          "12:30",
          "2026-02-30",
          "",
          " ",
          "1e2147483648",
          "1E+2147483647");

  private static final Pattern BETWEEN_TOKENS = Pattern.compile("[\\s,;:=\"'<>{}\\[\\]()/]+");
  private static final int LONGEST = 60;

  /** Every word of every sample; sorted, so that a seed means the same on every machine. */
  private static final List<String> TOKENS =
      List.copyOf(
          Samples.ALL.stream()
              .flatMap(sample -> sample.files().entrySet().stream())
              .filter(file -> Place.of(file.getKey()) != Place.SYSTEM)
              .map(file -> new String(file.getValue(), StandardCharsets.ISO_8859_1))
              .flatMap(BETWEEN_TOKENS::splitAsStream)
              .filter(token -> !token.isEmpty() && token.length() <= LONGEST)
              .collect(Collectors.toCollection(TreeSet::new)));

  private static final List<String> ODD =
      List.of(
          "\0",
          "\u001b[31m",
          "\u202e",
          "\ufeff",
          "\r",
          "\n",
          "\n\n",
          "\t",
          ",",
          ",,,,",
          ":",
          "::",
          "\"",
          "'",
          "`",
          "\\",
          "#",
          "%",
          "&",
          "*",
          "!",
          "{",
          "}",
          "[",
          "]",
          "<",
          ">",
          "<![CDATA[",
          "<!DOCTYPE x [<!ENTITY e 'e'>]>",
          "&amp;",
          "-",
          "--",
          "---",
          "...",
          "/",
          "../",
          "/home/x/",
          "null",
          "true",
          "~",
          "yes",
          "\ud83d\ude00",
          "\u0130",
          "e\u0301",
          "\ud800",
          "$",
          "*a",
          "&a",
          "<<",
          "? ",
          "- ",
          "|",
          "FAILED",
          "ERROR",
          "PASS",
          "failed",
          "Error",
          "Invalid",
          "none");

  private Dictionary() {}

  static String number(RandomGenerator random) {
    return NUMBERS.get(random.nextInt(NUMBERS.size()));
  }

  static String token(RandomGenerator random) {
    return switch (random.nextInt(4)) {
      case 0 -> ODD.get(random.nextInt(ODD.size()));
      case 1 -> number(random);
      default -> TOKENS.get(random.nextInt(TOKENS.size()));
    };
  }
}
