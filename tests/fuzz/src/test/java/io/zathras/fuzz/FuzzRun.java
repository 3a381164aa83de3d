package io.zathras.fuzz;

import io.zathras.fuzz.Sample.Place;
import io.zathras.fuzz.Samples.FileOfASample;
import io.zathras.fuzz.WholeProduct.Outcome;
import io.zathras.schema.ResultDocument;
import io.zathras.steps.CountingLoader;
import io.zathras.steps.Steps;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Works through cases until there were enough of them, and keeps of each kind of failure the first,
 * made as small as leaving mutations out makes it. Loaded by {@link CountingLoader}, and so is all
 * that it uses.
 */
public final class FuzzRun implements AutoCloseable {

  /** Failures of one kind are most often one defect: what is printed once is enough. */
  private static final int KIND = 60;

  /** Every so many cases are processed on several threads too. */
  private static final int RARELY = 4;

  private final WholeProduct one;
  private final WholeProduct many;
  private final Map<String, String> failures = new TreeMap<>();
  private int cases;
  private long costliest;
  private String costly = "none";

  private FuzzRun(Path work) {
    one = new WholeProduct(work.resolve("one"), 1);
    many = new WholeProduct(work.resolve("many"), 3);
  }

  /**
   * Damages samples.
   *
   * @param work an empty directory
   * @param seed decides on the cases
   * @param count how many cases, when {@code seconds} is 0
   * @param seconds how long
   * @param replayed the one case to do instead; may be empty
   * @return what is broken, each with the case that shows it
   */
  public static List<String> content(Path work, long seed, int count, long seconds, String replayed)
      throws IOException {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    try (FuzzRun run = new FuzzRun(work)) {
      if (!replayed.isEmpty()) {
        run.check(Case.parse(replayed), true);
        System.out.println(String.join("\n", Case.parse(replayed).mutant().done()));
      }
      while (replayed.isEmpty() && (seconds == 0 ? run.cases < count : System.nanoTime() < end)) {
        run.check(Case.of(seed, run.cases), run.cases % RARELY == 0);
      }
      System.out.println(
          "fuzz: " + run.cases + " cases from seed " + seed + "; costliest " + run.costly);
      return List.copyOf(run.failures.values());
    }
  }

  /**
   * Takes files out of samples or empties them, one after another, and compares each result with
   * all that had more.
   *
   * @return what is broken
   */
  public static List<String> less(Path work, long seed, int rounds) throws IOException {
    List<String> failures = new ArrayList<>();
    try (WholeProduct product = new WholeProduct(work, 1)) {
      for (Sample sample : Samples.ALL) {
        for (int round = 0; round < rounds && Samples.promises(sample); round++) {
          SplittableRandom random =
              new SplittableRandom((seed * 31 + round) * 31 + sample.name().hashCode());
          Mutant mutant = new Mutant(sample.only(Place.RESULT));
          List<ResultDocument> more = new ArrayList<>(List.of(product.process(mutant).document()));
          for (int i = 0; i < 1 + round % 3; i++) {
            Mutator.takeOutOfTheResult(mutant, random);
            ResultDocument without = product.process(mutant).document();
            for (ResultDocument before : more) {
              for (String broken : Promises.brokenByLess(before, without)) {
                failures.add(sample + ": " + String.join("; ", mutant.done()) + ": " + broken);
              }
            }
            if (without != null) {
              more.add(without);
            }
          }
        }
      }
    }
    return failures;
  }

  /**
   * Puts very long runs of one character, or of two, into every file of the samples in turn.
   *
   * @param stride every so many of all pairs of a file and a text are tried
   * @return what is broken
   */
  public static List<String> repeats(Path work, long seed, int stride) throws IOException {
    List<String> failures = new ArrayList<>();
    long costliest = 0;
    String costly = "none";
    long pair = 0;
    try (WholeProduct product = new WholeProduct(work, 1)) {
      for (FileOfASample file : Samples.kindsOfFiles()) {
        for (Repeats repeats : Repeats.ALL) {
          if (Math.floorMod(pair++ - seed, stride) != 0) {
            continue;
          }
          Mutant mutant = new Mutant(file.sample());
          mutant.files().put(file.path(), repeats.in(mutant.files().get(file.path())));
          long before = Steps.count();
          Outcome outcome = product.process(mutant);
          long steps = Steps.count() - before;
          String what = file.sample() + ": " + file.path() + " has " + repeats + ": ";
          if (steps > costliest) {
            costliest = steps;
            costly = what + steps + " steps";
          }
          for (String broken : Promises.brokenOnce(mutant, outcome, steps)) {
            failures.add(what + broken);
          }
        }
      }
    }
    System.out.println("fuzz: costliest repeats " + costly);
    return failures;
  }

  /**
   * Damages the JSON of documents; what is said to be valid can be read, and nothing else is thrown
   * than what is documented.
   *
   * @return what is broken
   */
  public static List<String> documents(Path work, long seed, int count) throws IOException {
    List<String> failures = new ArrayList<>();
    List<byte[]> documents = new ArrayList<>();
    try (WholeProduct product = new WholeProduct(work, 1)) {
      for (Sample sample : Samples.ALL) {
        documents.addAll(product.process(new Mutant(sample)).files());
      }
    }
    for (int i = 0; i < count; i++) {
      SplittableRandom random = new SplittableRandom(seed * 1_000_003 + i);
      byte[] json = documents.get(random.nextInt(documents.size()));
      List<String> done = new ArrayList<>();
      for (int times = 1 + random.nextInt(3); times > 0; times--) {
        json = Mutator.edited(json, random, done);
      }
      try {
        FuzzTarget.run("json", json);
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
        failures.add("number " + i + " of seed " + seed + ": " + done + ": " + e);
      }
    }
    return failures;
  }

  private void check(Case next, boolean onThreads) throws IOException {
    cases++;
    List<String> broken = broken(next, onThreads);
    if (!broken.isEmpty()) {
      String kind = kind(broken);
      if (!failures.containsKey(kind)) {
        failures.put(kind, shown(smallest(next, kind, onThreads), onThreads));
      }
    }
  }

  private List<String> broken(Case next, boolean onThreads) throws IOException {
    Mutant mutant = next.mutant();
    try {
      long before = Steps.count();
      List<Outcome> outcomes = new ArrayList<>(one.processTwice(mutant));
      long steps = (Steps.count() - before) / 2;
      if (steps > costliest) {
        costliest = steps;
        costly = next + " with " + steps + " steps for " + mutant.size() + " bytes";
      }
      if (onThreads) {
        outcomes.addAll(many.processTwice(mutant));
      }
      return Promises.brokenBy(mutant, outcomes, steps);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      StackTraceElement[] trace = e.getStackTrace();
      return List.of("thrown: " + e + " at " + (trace.length == 0 ? "?" : trace[0]));
    }
  }

  private static String kind(List<String> broken) {
    String text = broken.get(0).replaceAll("[0-9]+", "#");
    boolean tellsNoPlace = text.startsWith("secret");
    return text.substring(0, Math.min(tellsNoPlace ? text.indexOf(':') : KIND, text.length()));
  }

  private Case smallest(Case failed, String kind, boolean onThreads) throws IOException {
    for (Case smaller : failed.smaller()) {
      List<String> broken = broken(smaller, onThreads);
      if (!broken.isEmpty() && kind(broken).equals(kind)) {
        return smallest(smaller, kind, onThreads);
      }
    }
    return failed;
  }

  private String shown(Case failed, boolean onThreads) throws IOException {
    return "%n-Dzathras.fuzz.case=%s%n  %s%n  broken: %s"
        .formatted(
            failed,
            String.join(System.lineSeparator() + "  ", failed.mutant().done()),
            broken(failed, onThreads));
  }

  @Override
  public void close() {
    one.close();
    many.close();
  }
}
