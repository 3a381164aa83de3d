package io.zathras.fuzz;

import io.zathras.fuzz.Sample.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Does one thing to a result directory: what disks, people, scripts and attackers do to files. */
final class Mutator {

  /** The longest file that repeating makes. */
  private static final int LONGEST = 1 << 18;

  private static final int MOST_FILES = 400;
  private static final Pattern NUMBER = Pattern.compile("[0-9]++(?:\\.[0-9]++)?+");
  private static final Pattern TOKEN = Pattern.compile("[^\\s,;:=\"]++");
  private static final List<String> OWN_WAYS =
      List.of(
          "../x", "/etc/x", "a/../../b", "x\ny", "x\u001b[31m", "nul\0", "\u202ex", " ", "a//b");

  private Mutator() {}

  /** Does one thing, chosen by {@code random}. */
  static void apply(Mutant mutant, RandomGenerator random) {
    switch (random.nextInt(24)) {
      case 0 -> takeOut(mutant, random);
      case 1 -> rename(mutant, random);
      case 2 -> duplicate(mutant, random);
      case 3 -> exchange(mutant, random);
      case 4 -> replaceByStranger(mutant, random);
      case 5 -> edit(mutant, random, Mutator::encoded);
      case 6, 7 -> edit(mutant, random, Mutator::repeated);
      case 8 -> edit(mutant, random, Mutator::bytes);
      case 9 -> zip(mutant, random);
      case 10, 11 -> PlantedSecrets.plant(mutant, random);
      case 12, 13, 14 -> edit(mutant, random, Mutator::lines);
      case 15, 16, 17, 18, 19 -> edit(mutant, random, Mutator::numbers);
      default -> edit(mutant, random, Mutator::tokens);
    }
  }

  private static void takeOut(Mutant mutant, RandomGenerator random) {
    String path = anyFile(mutant, random);
    if (path != null) {
      takeOut(mutant, path, random);
    }
  }

  /** Empties a file of the result or takes it away. */
  static void takeOutOfTheResult(Mutant mutant, RandomGenerator random) {
    List<String> paths = List.copyOf(mutant.paths(Place.RESULT));
    if (!paths.isEmpty()) {
      takeOut(mutant, paths.get(random.nextInt(paths.size())), random);
    }
  }

  private static void takeOut(Mutant mutant, String path, RandomGenerator random) {
    if (random.nextBoolean()) {
      mutant.files().remove(path);
      mutant.did(path + " is taken out");
    } else {
      mutant.files().put(path, new byte[0]);
      mutant.did(path + " is emptied");
    }
  }

  private static void rename(Mutant mutant, RandomGenerator random) {
    String path = anyFile(mutant, random);
    if (path != null) {
      String name = otherName(path, random);
      mutant.files().put(name, mutant.files().remove(path));
      mutant.did(path + " is now " + name);
    }
  }

  private static void duplicate(Mutant mutant, RandomGenerator random) {
    String path = anyFile(mutant, random);
    if (path == null) {
      return;
    }
    int most = Math.min(MOST_FILES, LONGEST / Math.max(1, mutant.files().get(path).length) + 1);
    int times = random.nextInt(8) == 0 ? 1 + random.nextInt(most) : 1;
    byte[] content = mutant.files().get(path);
    String name = path;
    for (int i = 0; i < times; i++) {
      name = otherName(name, random);
      mutant.files().put(name, content);
    }
    mutant.did(path + " is there " + times + " times more, last as " + name);
  }

  private static void exchange(Mutant mutant, RandomGenerator random) {
    String one = anyFile(mutant, random);
    String other = anyFile(mutant, random);
    if (one != null && other != null) {
      byte[] content = mutant.files().get(one);
      mutant.files().put(one, mutant.files().get(other));
      mutant.files().put(other, content);
      mutant.did(one + " and " + other + " are exchanged");
    }
  }

  private static void replaceByStranger(Mutant mutant, RandomGenerator random) {
    String path = anyFile(mutant, random);
    Sample other = Samples.ALL.get(random.nextInt(Samples.ALL.size()));
    if (path == null) {
      return;
    }
    String name = path.substring(path.lastIndexOf('/') + 1);
    List<String> alike =
        other.files().keySet().stream().filter(file -> file.endsWith("/" + name)).toList();
    List<String> all = alike.isEmpty() ? List.copyOf(other.files().keySet()) : alike;
    String stranger = all.get(random.nextInt(all.size()));
    mutant.files().put(path, other.files().get(stranger));
    mutant.did(path + " is " + stranger + " of " + other);
  }

  private static void zip(Mutant mutant, RandomGenerator random) {
    long seed = random.nextLong();
    mutant.zip(
        content ->
            latin(bytes(text(content), new java.util.SplittableRandom(seed), new String[1])));
    mutant.did("bytes of the zip are changed");
  }

  /** Changes a text; writes into {@code what} in words what it does. */
  private interface Edit {
    String apply(String text, RandomGenerator random, String[] what);
  }

  /** Returns a text that is changed in one place, and notes how. */
  static byte[] edited(byte[] content, RandomGenerator random, List<String> done) {
    String[] what = {"is changed"};
    Edit edit =
        switch (random.nextInt(8)) {
          case 0 -> Mutator::lines;
          case 1 -> Mutator::bytes;
          case 2 -> Mutator::encoded;
          case 3 -> Mutator::repeated;
          case 4, 5 -> Mutator::numbers;
          default -> Mutator::tokens;
        };
    byte[] after = latin(edit.apply(text(content), random, what));
    done.add(what[0]);
    return after;
  }

  private static void edit(Mutant mutant, RandomGenerator random, Edit edit) {
    String path = anyFile(mutant, random);
    if (path != null) {
      String[] what = {"is changed"};
      byte[] before = mutant.files().get(path);
      byte[] after = latin(edit.apply(text(before), random, what));
      mutant.files().put(path, after.length > 4 * LONGEST ? before : after);
      mutant.did(path + ": " + what[0]);
    }
  }

  private static String lines(String text, RandomGenerator random, String[] what) {
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    int at = random.nextInt(lines.size());
    int other = random.nextInt(lines.size());
    int first = Math.min(at, other);
    int last = Math.min(lines.size(), first + 1 + random.nextInt(3));
    switch (random.nextInt(7)) {
      case 0 -> {
        lines.subList(first, last).clear();
        what[0] = "lines " + (first + 1) + " to " + last + " are lost";
      }
      case 1 -> {
        lines.addAll(other, List.copyOf(lines.subList(first, last)));
        what[0] = "lines " + (first + 1) + " to " + last + " again before " + (other + 1);
      }
      case 2 -> {
        Collections.swap(lines, at, other);
        what[0] = "lines " + (at + 1) + " and " + (other + 1) + " are exchanged";
      }
      case 3 -> {
        lines.subList(at, lines.size()).clear();
        what[0] = "is cut before line " + (at + 1);
      }
      case 4 -> {
        lines.subList(0, at).clear();
        what[0] = "begins with line " + (at + 1);
      }
      case 5 -> {
        String line = lines.get(at);
        lines.set(at, line.substring(0, random.nextInt(line.length() + 1)));
        what[0] = "line " + (at + 1) + " is cut";
      }
      default -> {
        lines.set(at, lines.get(at) + (at + 1 < lines.size() ? lines.remove(at + 1) : ""));
        what[0] = "line " + (at + 1) + " runs into the next";
      }
    }
    return String.join("\n", lines);
  }

  private static String numbers(String text, RandomGenerator random, String[] what) {
    List<Integer> starts = NUMBER.matcher(text).results().map(MatchResult::start).toList();
    if (starts.isEmpty()) {
      return text;
    }
    int start = starts.get(random.nextInt(starts.size()));
    Matcher number = NUMBER.matcher(text);
    if (!number.find(start)) {
      return text;
    }
    String put = text(Dictionary.number(random).getBytes(StandardCharsets.UTF_8));
    int lineStart = text.lastIndexOf('\n', start) + 1;
    int lineEnd = text.indexOf('\n', start) < 0 ? text.length() : text.indexOf('\n', start);
    what[0] = "line " + (1 + text.substring(0, start).chars().filter(c -> c == '\n').count());
    String shown = put.length() > 30 ? put.substring(0, 30) + "... (" + put.length() + ")" : put;
    switch (random.nextInt(8)) {
      case 0 -> {
        what[0] += " has '" + shown + "' for every number";
        return text.substring(0, lineStart)
            + NUMBER
                .matcher(text.substring(lineStart, lineEnd))
                .replaceAll(Matcher.quoteReplacement(put))
            + text.substring(lineEnd);
      }
      case 1 -> {
        what[0] = "has '" + shown + "' for every '" + number.group() + "'";
        return text.length() > LONGEST
            ? text
            : Pattern.compile("(?<![0-9.])" + Pattern.quote(number.group()) + "(?![0-9.])")
                .matcher(text)
                .replaceAll(Matcher.quoteReplacement(put));
      }
      case 2 -> {
        String scaled = number.group() + "0".repeat(1 + random.nextInt(12));
        what[0] += " has '" + scaled + "' for '" + number.group() + "'";
        return text.substring(0, start) + scaled + text.substring(number.end());
      }
      default -> {
        what[0] += " has '" + shown + "' for '" + number.group() + "'";
        return text.substring(0, start) + put + text.substring(number.end());
      }
    }
  }

  private static String tokens(String text, RandomGenerator random, String[] what) {
    int from = random.nextInt(text.length() + 1);
    Matcher token = TOKEN.matcher(text);
    String put = text(Dictionary.token(random).getBytes(StandardCharsets.UTF_8));
    if (!token.find(from)) {
      what[0] = "has '" + put + "' at its end";
      return text + put;
    }
    what[0] = "'" + put + "' is put ";
    return switch (random.nextInt(3)) {
      case 0 -> {
        what[0] += "before '" + token.group() + "' at " + token.start();
        yield text.substring(0, token.start()) + put + text.substring(token.start());
      }
      case 1 -> {
        what[0] += "after '" + token.group() + "' at " + token.start();
        yield text.substring(0, token.end()) + put + text.substring(token.end());
      }
      default -> {
        what[0] += "for '" + token.group() + "' at " + token.start();
        yield text.substring(0, token.start()) + put + text.substring(token.end());
      }
    };
  }

  private static String bytes(String text, RandomGenerator random, String[] what) {
    int at = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), at + 1 + random.nextInt(1 + random.nextInt(200)));
    StringBuilder changed = new StringBuilder(text);
    switch (random.nextInt(6)) {
      case 0 -> {
        changed.setLength(at);
        what[0] = "is cut at " + at;
      }
      case 1 -> {
        changed.delete(at, end);
        what[0] = "bytes " + at + " to " + end + " are lost";
      }
      case 2 -> {
        for (int i = at; i < end; i++) {
          changed.setCharAt(i, '\0');
        }
        what[0] = "bytes " + at + " to " + end + " are zero";
      }
      case 3 -> {
        for (int i = at; i < end; i++) {
          changed.setCharAt(i, (char) random.nextInt(256));
        }
        what[0] = "bytes " + at + " to " + end + " are random";
      }
      case 4 -> {
        changed.insert(at, text, at, end);
        what[0] = "bytes " + at + " to " + end + " are there again";
      }
      default -> {
        if (at < text.length()) {
          changed.setCharAt(at, (char) (text.charAt(at) ^ 1 << random.nextInt(8)));
        }
        what[0] = "a bit of byte " + at + " is flipped";
      }
    }
    return changed.toString();
  }

  private static String repeated(String text, RandomGenerator random, String[] what) {
    int at = random.nextInt(text.length() + 1);
    int end =
        switch (random.nextInt(4)) {
          case 0 -> at + 1;
          case 1 -> text.indexOf('\n', at) + 1;
          case 2 -> at + 1 + random.nextInt(12);
          default -> text.indexOf(' ', at) + 1;
        };
    String piece = end <= at || end > text.length() ? text.substring(at) : text.substring(at, end);
    if (piece.isEmpty() || random.nextInt(8) == 0) {
      piece = text(Dictionary.token(random).getBytes(StandardCharsets.UTF_8));
    }
    if (piece.isEmpty() || piece.length() > LONGEST / 2) {
      return text;
    }
    int most = 1 << 4 + random.nextInt(15);
    int times = Math.max(1, Math.min(most, LONGEST) / piece.length());
    what[0] = "'" + cut(piece) + "' is there " + times + " times at " + at;
    return text.substring(0, at) + piece.repeat(times) + text.substring(at);
  }

  private static String encoded(String text, RandomGenerator random, String[] what) {
    switch (random.nextInt(7)) {
      case 0 -> {
        what[0] = "has Windows line ends";
        return text.replace("\r\n", "\n").replace("\n", "\r\n");
      }
      case 1 -> {
        what[0] = "has old Mac line ends";
        return text.replace('\n', '\r');
      }
      case 2 -> {
        what[0] = "is UTF-16 with a mark";
        return text(text.getBytes(StandardCharsets.UTF_16));
      }
      case 3 -> {
        what[0] = "is UTF-16";
        return text(text.getBytes(StandardCharsets.UTF_16LE));
      }
      case 4 -> {
        what[0] = "has a byte order mark";
        return "\u00ef\u00bb\u00bf" + text;
      }
      case 5 -> {
        what[0] = "was encoded twice";
        return text(text.getBytes(StandardCharsets.UTF_8));
      }
      default -> {
        what[0] = "has letters of Latin 1 for every 'e'";
        return text.replace('e', '\u00e9');
      }
    }
  }

  /** A name like those beside it: another number, case, end or directory; or one of an attacker. */
  private static String otherName(String path, RandomGenerator random) {
    String prefix = Place.of(path).prefix();
    String name = path.substring(prefix.length());
    Matcher number = NUMBER.matcher(name);
    return prefix
        + switch (random.nextInt(8)) {
          case 0, 1, 2 -> {
            int at = random.nextInt(name.length());
            String other = String.valueOf(random.nextInt(random.nextBoolean() ? 10 : 100_000));
            yield number.find(at)
                ? name.substring(0, number.start()) + other + name.substring(number.end())
                : name + "." + other;
          }
          case 3 -> name.toUpperCase(java.util.Locale.ROOT);
          case 4 -> name + ".bak";
          case 5 -> "copy_of/" + name;
          case 6 ->
              name.substring(0, name.lastIndexOf('/') + 1)
                  + OWN_WAYS.get(random.nextInt(OWN_WAYS.size()));
          default -> {
            int at = random.nextInt(name.length());
            String put = Dictionary.token(random);
            yield name.substring(0, at) + put + name.substring(at);
          }
        };
  }

  /** Files of the result are chosen more often than those around it; {@code null} for none. */
  static String anyFile(Mutant mutant, RandomGenerator random) {
    int choice = random.nextInt(8);
    Place place = choice < 5 ? Place.RESULT : choice < 6 ? Place.SYSTEM : Place.BESIDE;
    List<String> paths = List.copyOf(mutant.paths(place));
    return paths.isEmpty() ? null : paths.get(random.nextInt(paths.size()));
  }

  /** One character a byte, so that what is no text passes unchanged. */
  static String text(byte[] content) {
    return new String(content, StandardCharsets.ISO_8859_1);
  }

  static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String cut(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "..." : text;
  }
}
