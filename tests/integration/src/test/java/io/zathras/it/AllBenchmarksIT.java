package io.zathras.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The samples of every benchmark and generation in one directory tree, processed in one run. */
class AllBenchmarksIT {

  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path directory;

  @Test
  void givesTheReviewedDocumentOfEveryBenchmarkAndGenerationInOneRun() throws Exception {
    TreeMap<String, JsonNode> reviewed = tree();
    Path documents = directory.resolve("documents");

    Finished processed =
        Installation.in(directory.resolve("zathras"))
            .run("process", directory.resolve("results"), "--json", documents);

    assertThat(processed.code()).as(processed.out() + processed.err()).isZero();
    assertThat(processed.out())
        .contains("\n" + reviewed.size() + " processed, 0 duplicate, 0 skipped");
    assertThat(files(documents)).hasSameSizeAs(reviewed.keySet());
    for (Path file : files(documents)) {
      JsonNode document = JSON.readTree(file.toFile());
      JsonNode golden = reviewed.get(document.at("/metadata/document_id").asText());
      assertThat(golden).as("reviewed document of %s", file.getFileName()).isNotNull();
      for (String part : List.of("test", "results")) {
        assertThat(summary(document.path(part)))
            .as("%s of %s", part, file.getFileName())
            .isEqualTo(summary(golden.path(part)));
      }
    }
  }

  /** Long series are left out: some reviewed documents are in the summary form. */
  private static JsonNode summary(JsonNode part) {
    part.path("runs").forEach(run -> ((ObjectNode) run).remove("timeseries"));
    return part;
  }

  /** Lays the samples out as Zathras does, each in a directory of its own. */
  private TreeMap<String, JsonNode> tree() throws IOException {
    TreeMap<String, JsonNode> reviewed = new TreeMap<>();
    for (Path golden : Samples.goldens()) {
      JsonNode document = JSON.readTree(golden.toFile());
      String id = document.at("/metadata/document_id").asText();
      String archive = document.at("/metadata/source_archive").asText().split("!/", -1)[0];
      String sample = golden.getFileName().toString().replace(".json", ".zip");
      reviewed.put(id, document);
      Path leaf = directory.resolve("results/all/rhel/local/host_" + reviewed.size());
      Files.createDirectories(leaf);
      Files.copy(golden.resolveSibling(sample), leaf.resolve(archive));
    }
    assertThat(reviewed).hasSizeGreaterThan(15);
    return reviewed;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
