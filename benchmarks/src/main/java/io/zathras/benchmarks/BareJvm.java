package io.zathras.benchmarks;

/** A program that does nothing: the cost of a JVM, below which no command in Java can be. */
public final class BareJvm {

  private BareJvm() {}

  /** Returns at once. */
  public static void main(String... arguments) {}
}
