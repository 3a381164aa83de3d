package io.zathras.report;

import io.zathras.analysis.ComparedMetric;
import io.zathras.analysis.Comparison;
import io.zathras.analysis.Evidence;
import io.zathras.analysis.GateOutcome;
import io.zathras.analysis.Verdict;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A comparison as JUnit XML, which CI servers show: a suite for each test and system, a case for
 * each metric. It holds no time of day, so that the same comparison has the same bytes.
 */
final class ComparisonJUnit {

  private final GateOutcome gate;
  private final XMLStreamWriter xml;

  private ComparisonJUnit(GateOutcome gate, XMLStreamWriter xml) {
    this.gate = gate;
    this.xml = xml;
  }

  static void write(Comparison comparison, GateOutcome gate, Writer out) throws IOException {
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
      new ComparisonJUnit(gate, xml).write(comparison);
      xml.close();
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof IOException failure) {
        throw failure;
      }
      throw new IOException(e);
    }
    out.flush();
  }

  private void write(Comparison comparison) throws XMLStreamException {
    Map<String, List<MetricLine>> suites = new LinkedHashMap<>();
    for (ComparedMetric metric : comparison.metrics()) {
      suites
          .computeIfAbsent(suite(metric), unused -> new ArrayList<>())
          .add(new MetricLine(metric));
    }
    xml.writeStartDocument("UTF-8", "1.0");
    line(0);
    xml.writeStartElement("testsuites");
    attribute("name", comparison.base().name() + " -> " + comparison.candidate().name());
    List<MetricLine> all = comparison.metrics().stream().map(MetricLine::new).toList();
    attribute("tests", all.size());
    attribute("failures", count(all, Kind.FAILURE));
    attribute("errors", count(all, Kind.ERROR));
    for (Map.Entry<String, List<MetricLine>> suite : suites.entrySet()) {
      write(suite.getKey(), suite.getValue());
    }
    line(0);
    xml.writeEndElement();
    line(0);
    xml.writeEndDocument();
  }

  private static String suite(ComparedMetric metric) {
    return metric.key().test() + " on " + metric.system();
  }

  private void write(String suite, List<MetricLine> cases) throws XMLStreamException {
    line(1);
    xml.writeStartElement("testsuite");
    attribute("name", suite);
    attribute("tests", cases.size());
    attribute("failures", count(cases, Kind.FAILURE));
    attribute("errors", count(cases, Kind.ERROR));
    attribute("skipped", count(cases, Kind.SKIPPED));
    for (MetricLine one : cases) {
      write(one);
    }
    line(1);
    xml.writeEndElement();
  }

  private void write(MetricLine line) throws XMLStreamException {
    line(2);
    xml.writeStartElement("testcase");
    // CI servers treat the text before a dot as a package.
    attribute("classname", suite(line.metric()).replace('.', '_'));
    attribute("name", line.labelInTest() + " (" + line.metric().unit() + ")");
    String numbers = numbers(line);
    Kind kind = kind(line);
    line(3);
    if (kind == Kind.PASSED) {
      xml.writeStartElement("system-out");
      text(line.verdict() + ": " + numbers);
    } else {
      xml.writeStartElement(Words.lower(kind));
      attribute("type", Words.lower(line.metric().verdict()));
      attribute("message", line.verdict() + ": " + numbers);
      text(String.join("\n", line.metric().notes()));
    }
    xml.writeEndElement();
    line(2);
    xml.writeEndElement();
  }

  private static String numbers(MetricLine line) {
    List<String> parts = new ArrayList<>();
    parts.add(line.base() + " -> " + line.candidate() + " " + line.unit());
    parts.add(line.change());
    parts.add("n=" + line.results());
    parts.add(line.probability());
    parts.addAll(line.remarks());
    parts.removeIf(String::isEmpty);
    return String.join(", ", parts);
  }

  private long count(List<MetricLine> lines, Kind kind) {
    return lines.stream().filter(line -> kind(line) == kind).count();
  }

  private Kind kind(MetricLine line) {
    ComparedMetric metric = line.metric();
    if (metric.verdict() == Verdict.FAILED) {
      return Kind.ERROR;
    }
    if (gate.hits().contains(metric)) {
      return Kind.FAILURE;
    }
    return switch (metric.verdict()) {
      case REGRESSED -> metric.evidence() == Evidence.THRESHOLD_ONLY ? Kind.SKIPPED : Kind.FAILURE;
      case MISSING, INCONCLUSIVE, NOT_COMPARABLE -> Kind.SKIPPED;
      case FAILED, CHANGED, IMPROVED, UNCHANGED -> Kind.PASSED;
    };
  }

  private void attribute(String name, long value) throws XMLStreamException {
    attribute(name, String.valueOf(value));
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, allowed(value));
  }

  private void text(String text) throws XMLStreamException {
    xml.writeCharacters(allowed(text));
  }

  private void line(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  /** Returns a text without the characters that XML 1.0 cannot represent. */
  private static String allowed(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().map(c -> isAllowed(c) ? c : 0xFFFD).forEach(out::appendCodePoint);
    return out.toString();
  }

  private static boolean isAllowed(int c) {
    return c == '\n'
        || c == '\t'
        || (c >= ' ' && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }

  /** The outcome of a case for a CI server. */
  private enum Kind {
    PASSED,
    FAILURE,
    ERROR,
    SKIPPED
  }
}
