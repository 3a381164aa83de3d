package io.zathras.fuzz;

import java.util.List;
import java.util.random.RandomGenerator;

/** Puts secrets where people put them, and finds them again where none may be. */
final class PlantedSecrets {

  /** What every planted secret has in it, as no sample does. */
  static final String MARK = "Vx7Qpl4nt3d";

  /** The secrets; {@code %} stands for what is secret. */
  private static final List<String> FORMS =
      List.of(
          "--db-password %",
          "--db_password=%",
          "--token %",
          "--api-key=%",
          "PASSWORD=%",
          "export AWS_SECRET_ACCESS_KEY=%",
          "aws_secret_access_key: %",
          "db_password: \"%\"",
          "client_secret: '%'",
          "apiKey=%",
          "authToken: %",
          "Authorization: Bearer %",
          "Authorization: Basic %",
          "https://admin:%@example.com/x",
          "git clone https://%@github.com/x/y",
          "postgres://u:%@db:5432/x",
          "\"password\": \"%\"",
          "rd.iscsi.password=%",
          "passwd=%",
          "-p password=%");

  private static final String AROUND = "kJ8sT2";
  private static final String SECRET = AROUND + MARK + AROUND;

  /** Messages are cut, so the first characters of a secret are looked for. */
  private static final int SHOWN = 6;

  private PlantedSecrets() {}

  /** Puts a secret into a file, as a line of its own or at the end of one. */
  static void plant(Mutant mutant, RandomGenerator random) {
    String path = Mutator.anyFile(mutant, random);
    if (path == null) {
      return;
    }
    String form = FORMS.get(random.nextInt(FORMS.size())).replace("%", SECRET);
    String text = Mutator.text(mutant.files().get(path));
    int end = text.indexOf('\n', random.nextInt(text.length() + 1));
    int at = end < 0 ? text.length() : end;
    String planted = (random.nextBoolean() ? "\n" : " ") + form;
    mutant.files().put(path, Mutator.latin(text.substring(0, at) + planted + text.substring(at)));
    mutant.did(path + ": '" + form + "' is put at " + at);
  }

  /** Returns whether every secret still stands in what makes it one, wherever it was moved. */
  static boolean areWhole(Mutant mutant) {
    for (byte[] content : mutant.files().values()) {
      String text = Mutator.text(content);
      String mark = MARK.substring(0, SHOWN);
      for (int at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
        if (!isWhole(text, at - AROUND.length())) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isWhole(String text, int start) {
    for (String form : FORMS) {
      int from = start - form.indexOf('%');
      if (from > 0
          && Character.isWhitespace(text.charAt(from - 1))
          && text.startsWith(form.replace("%", SECRET), from)) {
        return true;
      }
    }
    return false;
  }

  /** Returns what stands around a secret in a text; empty when there is none. */
  static String leak(String text) {
    int at = text.indexOf(MARK.substring(0, SHOWN));
    return at < 0 ? "" : text.substring(Math.max(0, at - 200), Math.min(text.length(), at + 40));
  }
}
