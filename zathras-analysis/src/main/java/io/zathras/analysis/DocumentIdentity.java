package io.zathras.analysis;

import io.zathras.schema.ResultDocument;
import io.zathras.schema.Run;
import io.zathras.schema.Status;
import io.zathras.schema.SystemUnderTest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Keys that are equal for documents of the same kind, in a form that tables can hold and join on. A
 * reboot changes none of them.
 *
 * @since 0.1
 */
public final class DocumentIdentity {

  private static final int DIGITS = 16;

  private DocumentIdentity() {}

  /**
   * Returns the sub-test or profile that all good runs of a document share, without the version of
   * the profile; {@code null} where there is none.
   */
  public static @Nullable String variant(ResultDocument document) {
    List<SortedMap<String, String>> works = new ArrayList<>();
    for (Run run : document.results().runs().values()) {
      if (run.status() != Status.FAIL) {
        works.add(RunSettings.work(run));
      }
    }
    return RunSettings.variant(RunSettings.common(works));
  }

  /**
   * Returns 16 hexadecimal digits that are the same for systems with equal {@link SystemProfile}s;
   * {@code null} for an unknown system.
   */
  public static @Nullable String fingerprint(ResultDocument document) {
    SystemProfile profile = SystemProfile.of(document);
    return profile.isUnknown() ? null : digest(profile.toString());
  }

  /**
   * Returns 16 hexadecimal digits that are the same for systems with equal settings, as in {@link
   * DocumentSet#facts}: kernel, tuned profile, kernel arguments, sysctl, mitigations, firmware;
   * {@code null} where none is known.
   */
  public static @Nullable String settingsHash(ResultDocument document) {
    Facts facts = new Facts();
    SystemFacts.ofSystem(document, facts::add);
    SystemUnderTest system = document.systemUnderTest();
    if (system != null && system.configuration() != null) {
      SystemFacts.ofKernel(
          system.configuration(), (name, value) -> facts.add("sysctl " + name, value));
    }
    return facts.digest();
  }

  /** Facts in any order; the digest does not depend on it. */
  private static final class Facts {

    private final List<Map.Entry<String, String>> all = new ArrayList<>();

    void add(String name, String value) {
      all.add(Map.entry(name, value));
    }

    /** Returns the digest of all facts, or {@code null} when none was added. */
    @Nullable String digest() {
      if (all.isEmpty()) {
        return null;
      }
      // Sorting a list is faster than filling a tree because the facts are mostly in order already.
      all.sort(Map.Entry.comparingByKey());
      StringBuilder text = new StringBuilder();
      for (Map.Entry<String, String> fact : all) {
        text.append(fact.getKey()).append('\0').append(fact.getValue()).append('\0');
      }
      return DocumentIdentity.digest(text.toString());
    }
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
