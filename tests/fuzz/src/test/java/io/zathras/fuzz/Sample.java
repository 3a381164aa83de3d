package io.zathras.fuzz;

import java.util.Arrays;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One good result directory with one result, before anything is done to it.
 *
 * @param name what a case names it by, for example {@code coremark.old}
 * @param test the test's name, as in {@code results_<test>.zip}
 * @param member the name of the tar in the zip
 * @param files contents by path; the first segment says which {@link Place} a file has
 */
record Sample(String name, String test, String member, SortedMap<String, byte[]> files) {

  Sample {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /** Returns the same sample with the files of these places only. */
  Sample only(Place... places) {
    TreeMap<String, byte[]> kept = new TreeMap<>(files);
    kept.keySet().removeIf(path -> !Arrays.asList(places).contains(Place.of(path)));
    return new Sample(name, test, member, kept);
  }

  @Override
  public String toString() {
    return name;
  }

  /** Where a file of a result directory is. */
  enum Place {
    /** In the tar of the result. */
    RESULT,
    /** In {@code sysconfig_info.tar}. */
    SYSTEM,
    /** In the directory itself. */
    BESIDE;

    /** What the paths of its files begin with. */
    String prefix() {
      return name().charAt(0) + "/";
    }

    static Place of(String path) {
      for (Place place : values()) {
        if (path.startsWith(place.prefix())) {
          return place;
        }
      }
      throw new IllegalArgumentException(path);
    }
  }
}
