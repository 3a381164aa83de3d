package io.zathras.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;

/** Runs the command that the script {@code benchmarks/run} passes on. */
public final class BenchmarkRunner {

  private static final int SOAK_ROUNDS = 10;

  private BenchmarkRunner() {}

  /** Runs one of {@code jmh}, {@code generate}, {@code compare}, {@code load} and {@code soak}. */
  public static void main(String... arguments) throws Exception {
    String command = arguments.length == 0 ? "" : arguments[0];
    String[] rest = Arrays.copyOfRange(arguments, Math.min(1, arguments.length), arguments.length);
    if (command.equals("jmh")) {
      org.openjdk.jmh.Main.main(rest);
    } else if (command.equals("generate") && (rest.length == 3 || rest.length == 4)) {
      long seed = rest.length == 4 ? Long.parseLong(rest[3]) : 1;
      new ResultTreeGenerator(seed)
          .write(Path.of(rest[0]), Integer.parseInt(rest[1]), Integer.parseInt(rest[2]));
    } else if (command.equals("compare") && (rest.length == 1 || rest.length == 2)) {
      Path launcher = Path.of(System.getProperty("zathras.launcher", ""));
      int runs = rest.length == 2 ? Integer.parseInt(rest[1]) : 5;
      Path tree = Path.of(rest[0]);
      System.out.println(new SmallRuns(launcher).compare(tree, runs));
      System.out.println(new FloorComparison(launcher).compare(tree, runs));
    } else if (command.equals("load") && (rest.length == 1 || rest.length == 2)) {
      Path launcher = Path.of(System.getProperty("zathras.launcher", ""));
      Path plugin = Path.of(System.getProperty("zathras.duckdb", ""));
      int runs = rest.length == 2 ? Integer.parseInt(rest[1]) : 5;
      Path java = Path.of(System.getProperty("java.home"), "bin", "java");
      System.out.println(
          new LoadComparison(launcher, plugin, java).compare(Path.of(rest[0]), runs));
    } else if (command.equals("soak") && rest.length == 1) {
      System.out.println(" results   heap MiB  threads  files");
      new Soak(Integer.parseInt(rest[0]), SOAK_ROUNDS).run(System.out::println);
    } else {
      System.err.println(
          "expected: jmh [OPTION...] | generate DIR DIRECTORIES RESULTS [SEED]"
              + " | compare TREE [RUNS] | load TREE [RUNS] | soak RESULTS");
      System.exit(2);
    }
  }
}
