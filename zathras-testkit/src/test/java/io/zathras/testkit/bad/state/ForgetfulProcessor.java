package io.zathras.testkit.bad.state;

import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.ResultInput;
import io.zathras.testkit.bad.BadProcessor;
import java.util.HashMap;

/** Keeps things in fields of every kind. */
public final class ForgetfulProcessor extends BadProcessor {

  static int calls;
  static final HashMap<String, String> CACHE = new HashMap<>();
  private int own;

  @Override
  protected BenchmarkResult read(ResultInput input) {
    CACHE.put(input.testName(), text(input));
    return result("x", ++own).build();
  }
}
