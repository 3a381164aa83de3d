package io.zathras.processor.phoronix;

import io.zathras.archive.FileEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the suite printed in one iteration of the wrapper.
 *
 * @param file the file
 * @param iteration the wrapper's iteration, from 1
 * @param suiteVersion the suite's own version, or {@code null}
 * @param title the benchmark with its version, {@code Stress-NG 0.16.04}, or {@code null}
 * @param profile the suite's description of the benchmark, {@code pts/stress-ng-1.11.0}, or {@code
 *     null}
 * @param promised how many options the suite set out to run; 0 when it does not say
 * @param named how many of them it began
 * @param blocks what it shows of them, in order
 */
record Console(
    FileEntry file,
    int iteration,
    @Nullable String suiteVersion,
    @Nullable String title,
    @Nullable String profile,
    int promised,
    int named,
    List<Block> blocks) {

  Console {
    blocks = List.copyOf(blocks);
  }

  /** Returns whether it names as many options as the suite set out to run. */
  boolean namesAllPromised() {
    return promised > 0 && named >= promised;
  }

  /** Returns the benchmark's version: the last word of its title, when that is one. */
  @Nullable String benchmarkVersion() {
    String last = title == null ? "" : title.substring(title.lastIndexOf(' ') + 1);
    return last.chars().anyMatch(Character::isDigit) ? last : null;
  }

  /** Returns {@code stress-ng} of {@code pts/stress-ng-1.11.0}, or {@code null}. */
  @Nullable String subTest() {
    return profile == null
        ? null
        : profile.substring(profile.indexOf('/') + 1, profile.lastIndexOf('-'));
  }
}
