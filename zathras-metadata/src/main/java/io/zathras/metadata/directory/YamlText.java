package io.zathras.metadata.directory;

import io.zathras.schema.Diagnostics;
import io.zathras.schema.ParserProblem;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads YAML as Zathras writes it, line by line and without quoting rules: every scalar stays the
 * text it is, so that {@code 9.10} is not a number and {@code no} not a boolean; an empty or null
 * value is absent; of a repeated key the last value counts. Nothing is constructed from tags,
 * aliases are refused, and depth is bounded.
 */
final class YamlText {

  private static final int DEEPEST = 20;

  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setCodePointLimit(1 << 20).build();

  private final SideFile file;
  private final Diagnostics diagnostics;
  private final Iterator<Event> events;

  private YamlText(SideFile file, Diagnostics diagnostics) {
    this.file = file;
    this.diagnostics = diagnostics;
    events = new ParserImpl(SETTINGS, new StreamReader(SETTINGS, file.text()));
  }

  /**
   * Reads the first document of a file.
   *
   * @return a map, list or text; {@code null} when there is none, or with a warning when it is not
   *     YAML
   */
  static @Nullable Object read(SideFile file, Diagnostics diagnostics) {
    try {
      return new YamlText(file, diagnostics).document();
    } catch (Refused e) {
      return refuse(file, e.line, e.reason, diagnostics);
    } catch (MarkedYamlEngineException e) {
      return refuse(file, line(e.getProblemMark()), ParserProblem.of(e.getProblem()), diagnostics);
    } catch (YamlEngineException e) {
      return refuse(file, null, e.getClass().getSimpleName(), diagnostics);
    }
  }

  private static @Nullable Object refuse(
      SideFile file, @Nullable Integer line, String reason, Diagnostics diagnostics) {
    diagnostics.warning(
        "yaml-unreadable", file.name(), line, "no YAML (" + reason + "); the file is left out");
    return null;
  }

  private @Nullable Object document() {
    while (events.hasNext()) {
      Event event = events.next();
      if (isNode(event)) {
        return value(event, 0);
      }
    }
    return null;
  }

  private static boolean isNode(Event event) {
    return switch (event.getEventId()) {
      case Scalar, MappingStart, SequenceStart, Alias -> true;
      default -> false;
    };
  }

  private @Nullable Object value(Event event, int depth) {
    if (depth > DEEPEST) {
      throw new Refused(event, "more than " + DEEPEST + " levels");
    }
    return switch (event.getEventId()) {
      case Scalar -> scalar((ScalarEvent) event);
      case MappingStart -> map((CollectionStartEvent) event, depth);
      case SequenceStart -> list((CollectionStartEvent) event, depth);
      default -> throw new Refused(event, "an alias, which is not resolved");
    };
  }

  private static @Nullable String scalar(ScalarEvent event) {
    refuseTag(event, event.getTag());
    String text = event.getValue();
    boolean absent = text.isEmpty() || text.equals("null") || text.equals("~");
    return event.isPlain() && absent ? null : text;
  }

  private Map<String, Object> map(CollectionStartEvent start, int depth) {
    refuseTag(start, start.getTag());
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (Event key = events.next(); key.getEventId() != Event.ID.MappingEnd; key = events.next()) {
      if (!(key instanceof ScalarEvent name)) {
        throw new Refused(key, "a key that is no plain text");
      }
      refuseTag(name, name.getTag());
      Object value = value(events.next(), depth + 1);
      if (map.containsKey(name.getValue())) {
        diagnostics.warning(
            "yaml-duplicate-key",
            file.name(),
            line(name.getStartMark()),
            "'" + name.getValue() + "' stands here again; the last value counts");
      }
      map.put(name.getValue(), value);
    }
    Map<String, Object> known = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> {
          if (value != null) {
            known.put(key, value);
          }
        });
    return known;
  }

  private List<Object> list(CollectionStartEvent start, int depth) {
    refuseTag(start, start.getTag());
    List<Object> list = new ArrayList<>();
    for (Event element = events.next();
        element.getEventId() != Event.ID.SequenceEnd;
        element = events.next()) {
      Object value = value(element, depth + 1);
      if (value != null) {
        list.add(value);
      }
    }
    return list;
  }

  private static void refuseTag(Event event, Optional<String> tag) {
    if (tag.isPresent()) {
      throw new Refused(event, "a tag, which is not interpreted");
    }
  }

  private static @Nullable Integer line(Optional<Mark> mark) {
    return mark.isPresent() ? (Integer) (mark.get().getLine() + 1) : null;
  }

  /** Something that YAML allows and this does not read. */
  private static final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final @Nullable Integer line;
    private final String reason;

    Refused(Event event, String reason) {
      super(reason);
      this.line = YamlText.line(event.getStartMark());
      this.reason = reason;
    }
  }
}
