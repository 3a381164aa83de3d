package io.zathras.pipeline;

import io.zathras.pipeline.ProcessingReport.HeadlineNumbers;
import io.zathras.schema.PrimaryMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Headline numbers in a few words. */
final class HeadlineText {

  private HeadlineText() {}

  static String of(HeadlineNumbers headline) {
    List<String> parts = new ArrayList<>();
    for (Map.Entry<String, PrimaryMetric> metric : headline.metrics().entrySet()) {
      PrimaryMetric number = metric.getValue();
      parts.add(
          metric.getKey()
              + " "
              + ShortNumber.of(number.value())
              + (number.stddev() == null
                  ? ""
                  : ShortNumber.deviation(number.value(), number.stddev())));
    }
    if (parts.isEmpty()) {
      return "no headline";
    }
    return String.join(", ", parts)
        + (headline.more() == 0 ? "" : " and " + headline.more() + " more");
  }
}
