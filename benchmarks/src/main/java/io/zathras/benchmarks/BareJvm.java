package io.zathras.benchmarks;

/** A program that does nothing: its cost is that of a JVM, the minimum for any command in Java. */
public final class BareJvm {

  private BareJvm() {}

  /** Returns at once. */
  public static void main(String... arguments) {}
}
