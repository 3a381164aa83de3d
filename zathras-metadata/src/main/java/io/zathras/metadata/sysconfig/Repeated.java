package io.zathras.metadata.sysconfig;

import java.util.ArrayList;
import java.util.Map;

/** Settings that may be given more than once: one value stays as it is, several become a list. */
final class Repeated {

  private Repeated() {}

  static void add(Map<String, Object> settings, String key, Object value) {
    settings.merge(
        key,
        value,
        (before, next) -> {
          if (before instanceof Several several) {
            several.add(next);
            return several;
          }
          Several several = new Several();
          several.add(before);
          several.add(next);
          return several;
        });
  }

  /** The list of a repeated setting, as opposed to a value that is itself a list. */
  private static final class Several extends ArrayList<Object> {
    private static final long serialVersionUID = 1L;
  }
}
