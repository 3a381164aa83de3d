package io.zathras.pipeline;

import io.zathras.archive.FileTree;
import io.zathras.processor.spi.Times;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The tars in one zip that an earlier scenario left. A wrapper adds its tar to the zip of the host,
 * so the zip of a host that is used again holds those of both scenarios, and only the newest belong
 * to the directory that the zip was copied to.
 */
final class EarlierTars {

  /**
   * The longest time between the tars of one scenario. A test runs for hours under each of several
   * tuned profiles, and the longest test (SPEC CPU) for a day or more.
   */
  private static final Duration LONGEST_TEST = Duration.ofDays(2);

  private EarlierTars() {}

  /** A tar and when its directory was saved. */
  private record Saved(FileTree tar, LocalDateTime at) {}

  /** Returns why each tar that is far older than the next belongs to an earlier scenario. */
  static Map<FileTree, String> of(List<FileTree> tars) {
    List<Saved> saved =
        tars.stream()
            .flatMap(
                tar ->
                    tar.directories().stream()
                        .map(Times::stamp)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .map(at -> new Saved(tar, at))
                        .stream())
            .sorted(Comparator.comparing(Saved::at))
            .toList();
    for (int last = saved.size() - 1; last > 0; last--) {
      Saved newer = saved.get(last);
      if (saved.get(last - 1).at().plus(LONGEST_TEST).isBefore(newer.at())) {
        return reasons(saved.subList(0, last), newer.at());
      }
    }
    return Map.of();
  }

  private static Map<FileTree, String> reasons(List<Saved> earlier, LocalDateTime newer) {
    Map<FileTree, String> reasons = new LinkedHashMap<>();
    for (Saved tar : earlier) {
      reasons.put(
          tar.tar(),
          "the result was saved at "
              + tar.at()
              + ", "
              + Duration.between(tar.at(), newer).toDays()
              + " days before the others in the zip; it is of an earlier scenario, so the scenario,"
              + " instance and system of this directory are not stated");
    }
    return Collections.unmodifiableMap(reasons);
  }
}
