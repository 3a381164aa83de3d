package io.zathras.fuzz;

/** What Jazzer starts; it needs nothing of Jazzer, which is there in its profile only. */
public final class JazzerEntry {

  private static String target = "";

  private JazzerEntry() {}

  /** Takes the name of the target. */
  public static void fuzzerInitialize(String[] arguments) {
    target = arguments[0];
    FuzzTarget.run(target, new byte[0]);
  }

  /** Runs the target on one input. */
  public static void fuzzerTestOneInput(byte[] input) {
    FuzzTarget.run(target, input);
  }
}
