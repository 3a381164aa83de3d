package io.zathras.report;

import io.zathras.analysis.AnalyzedResult;
import io.zathras.analysis.Observation;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Short numbers for documents, because their ids are too long to show beside each value. */
final class DocumentNumbers {

  private static final Comparator<AnalyzedResult> ORDER =
      Comparator.comparing(AnalyzedResult::test)
          .thenComparing(DocumentNumbers::time)
          .thenComparing(AnalyzedResult::documentId);

  private final Map<String, String> numbers = new LinkedHashMap<>();
  private final Map<String, AnalyzedResult> results = new LinkedHashMap<>();

  /**
   * Numbers the documents of some values.
   *
   * @param prefix the beginning of the numbers
   */
  void add(String prefix, Stream<Observation> observations) {
    addResults(prefix, observations.map(Observation::result));
  }

  /** Numbers documents, in the order of test, time and id. */
  void addResults(String prefix, Stream<AnalyzedResult> documents) {
    int number = 0;
    for (AnalyzedResult result : documents.sorted(ORDER).toList()) {
      if (!results.containsKey(result.documentId())) {
        number++;
        numbers.put(result.documentId(), prefix + number);
        results.put(result.documentId(), result);
      }
    }
  }

  /** Returns the number of a document. */
  String of(AnalyzedResult result) {
    return numbers.getOrDefault(result.documentId(), result.documentId());
  }

  /** Returns the documents in the order of their numbers. */
  List<AnalyzedResult> results() {
    return List.copyOf(results.values());
  }

  /** Returns the time of a document, or an empty text. */
  static String time(AnalyzedResult result) {
    return result.time() == null
        ? ""
        : result.time().toString().replace('T', ' ').replaceFirst("\\.[0-9]{3}", "");
  }
}
