package io.zathras.fuzz;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/**
 * Choices and contents that the bytes of an input make, so that an engine which changes bytes and
 * sees what code they reach is led by them. After the last byte every choice is the first one.
 */
final class Choices implements RandomGenerator {

  private final ByteBuffer input;

  Choices(byte[] input) {
    this.input = ByteBuffer.wrap(input);
  }

  boolean areLeft() {
    return input.hasRemaining();
  }

  int octet() {
    return input.hasRemaining() ? input.get() & 0xff : 0;
  }

  /** Returns at most so many of the next bytes. */
  byte[] octets(int most) {
    byte[] octets = new byte[Math.min(most, input.remaining())];
    input.get(octets);
    return octets;
  }

  /** A byte is enough for a small bound, so that one changed byte changes one choice. */
  @Override
  public int nextInt(int bound) {
    return (bound <= 256 ? octet() : octet() << 8 | octet()) % bound;
  }

  @Override
  public boolean nextBoolean() {
    return (octet() & 1) == 1;
  }

  @Override
  public long nextLong() {
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = value << 8 | octet();
    }
    return value;
  }
}
