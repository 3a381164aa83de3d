package io.zathras.processor.hammerdb;

import io.zathras.processor.spi.ConsoleText;
import io.zathras.processor.spi.NamedFile;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.RepeatedFindings;
import io.zathras.processor.spi.Report;
import io.zathras.processor.spi.ResultInput;
import io.zathras.schema.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * HammerDB's output in the test of one number of virtual users, which ends its name: {@code
 * test_pg_2026.04.14_1pod_pod1_10.out}.
 */
final class HammerDbOutput {

  private static final Pattern NAME =
      Pattern.compile("(?!pcp_)(?:[^/]+/){0,3}test[^/]*_(?<users>[0-9]+)\\.out");

  private static final Pattern VERSION = Pattern.compile("HammerDB CLI v([0-9][0-9a-z.]{0,9})");

  /** HammerDB 3 prints the transactions first, HammerDB 4 the new orders. */
  private static final Pattern RESULT =
      Pattern.compile(
          "TEST RESULT : System achieved (?:"
              + "(?<nopm>-?[0-9.]{1,30}) NOPM (?:from|at) (?<tpm>-?[0-9.]{1,30}) (?<database>.{1,30}) TPM"
              + "|(?<first>-?[0-9.]{1,30}) (?<name>.{1,30}) TPM(?: at (?<second>-?[0-9.]{1,30}) NOPM)?)");

  private static final Pattern FAILED = Pattern.compile("Vuser [0-9]{1,9}:FINISHED FAILED");
  private static final Pattern ERROR = Pattern.compile("Error in Virtual User [0-9]{1,9}:.*");

  /**
   * The message of a user that continues after an error. The transaction is lost, and the test goes
   * on.
   */
  private static final Pattern PASSED_OVER =
      Pattern.compile("Vuser [0-9]{1,9}:.{1,60} set RAISEERROR for Details");

  private static final Pattern ACTIVE =
      Pattern.compile("(?:Vuser 1:)?([0-9]{1,9}) Active Virtual Users configured");
  private static final Pattern TIMED =
      Pattern.compile("(?:Vuser 1:)?Timing test period of ([0-9]{1,9}) in minutes");
  private static final Pattern RAMPUP =
      Pattern.compile("(?:Vuser 1:)?Beginning rampup time of ([0-9]{1,9}) minutes");
  private static final Pattern WAREHOUSES =
      Pattern.compile(
          "Changed tpcc:\\w{0,20}count_ware from \\S{1,20} to ([0-9]{1,9}) for .*"
              + "|Value ([0-9]{1,9}) for tpcc:\\w{0,20}count_ware is the same as .*"
              + "|Vuser [0-9]{1,9}:.*\\bWarehouses = (?:[0-9]{1,9} out of )?([0-9]{1,9})(?: .*)?");
  private static final String END = "ALL VIRTUAL USERS COMPLETE";

  private final NamedFile named;
  private final RepeatedFindings lostTransactions = new RepeatedFindings();
  private @Nullable String version;
  private @Nullable String database;
  private @Nullable Double tpm;
  private @Nullable Double nopm;
  private @Nullable Integer active;
  private @Nullable Integer timedMinutes;
  private @Nullable Integer rampupMinutes;
  private @Nullable Integer warehouses;
  private @Nullable String failure;
  private @Nullable Integer failureLine;
  private @Nullable String invalid;
  private @Nullable Integer invalidLine;
  private boolean newOrdersFirst;
  private int results;
  private int failedUsers;
  private boolean ended;

  private HammerDbOutput(NamedFile named) {
    this.named = named;
  }

  /** Reads all outputs, ordered by their number of users. */
  static List<HammerDbOutput> readAll(ResultInput input) {
    List<HammerDbOutput> outputs = new ArrayList<>();
    input.named(NAME, "users").stream()
        .sorted(Comparator.comparingInt(file -> file.number("users")))
        .forEach(file -> outputs.add(read(file)));
    return outputs;
  }

  private static HammerDbOutput read(NamedFile named) {
    HammerDbOutput output = new HammerDbOutput(named);
    List<String> lines = ConsoleText.lines(named.file());
    for (int i = 0; i < lines.size(); i++) {
      String next = i + 1 < lines.size() ? lines.get(i + 1).strip() : "";
      output.line(lines.get(i).strip(), next, i + 1);
    }
    output.judge(lines.size());
    return output;
  }

  private void line(String line, String next, int number) {
    Matcher result = RESULT.matcher(line);
    Matcher release = VERSION.matcher(line);
    if (result.find()) {
      results++;
      if (results == 1) {
        result(result, number);
      }
    } else if (FAILED.matcher(line).matches()) {
      failedUsers++;
      failed(line, number);
    } else if (ERROR.matcher(line).matches()) {
      failed(line.endsWith(":") ? line + " " + next : line, number);
    } else if (PASSED_OVER.matcher(line).matches()) {
      lostTransactions.warning(
          named.report().at(number),
          "transactions-failed",
          "HammerDB says " + ConsoleText.quoted(line),
          "the transaction failed, and the user went on with the next");
    } else if (line.equals(END)) {
      ended = true;
    } else if (release.lookingAt()) {
      version = version == null ? release.group(1) : version;
    } else {
      setting(line);
    }
  }

  private void failed(String words, int number) {
    if (failure == null) {
      failure = words;
      failureLine = number;
    }
  }

  private void result(Matcher result, int number) {
    newOrdersFirst = result.group("nopm") != null;
    database = result.group(newOrdersFirst ? "database" : "name");
    String transactions = result.group(newOrdersFirst ? "tpm" : "first");
    String orders = result.group(newOrdersFirst ? "nopm" : "second");
    tpm = Numbers.positive(transactions);
    nopm = Numbers.positive(orders);
    if (tpm == null || (orders != null && nopm == null)) {
      invalid = result.group();
      invalidLine = number;
    }
  }

  private void setting(String line) {
    active = known(active, ACTIVE, line);
    timedMinutes = known(timedMinutes, TIMED, line);
    rampupMinutes = known(rampupMinutes, RAMPUP, line);
    if (warehouses == null) {
      Matcher count = WAREHOUSES.matcher(line);
      for (int group = 1; count.matches() && group <= count.groupCount(); group++) {
        Integer number = Numbers.positiveInteger(count.group(group));
        warehouses = number == null ? warehouses : number;
      }
    }
  }

  private static @Nullable Integer known(@Nullable Integer before, Pattern whole, String line) {
    return before == null ? Numbers.positiveInteger(whole, line) : before;
  }

  /** Reports why the output does not support its numbers, with one diagnostic for each cause. */
  private void judge(int lines) {
    lostTransactions.report();
    Report last = named.report().at(lines);
    if (failure != null) {
      named
          .report()
          .at(failureLine)
          .error(
              "run-failed",
              "HammerDB says %s, and %s FINISHED FAILED; expected FINISHED SUCCESS of all",
              ConsoleText.quoted(failure),
              Numbers.counted(failedUsers, "virtual user"));
    } else if (results == 0) {
      last.error(
          "result-missing",
          "%s has no line 'TEST RESULT'; expected one behind the timed test",
          named.file().name());
    } else if (!ended) {
      last.warning(
          "output-cut",
          "%s ends without its line '%s'; nothing tells whether every virtual user succeeded",
          named.file().name(),
          END);
    }
    if (results > 1) {
      named
          .report()
          .warning(
              "several-values",
              "%s has %s lines 'TEST RESULT'; expected one; the first is used",
              named.file().name(),
              results);
    }
  }

  /**
   * Reports an invalid number in the result. Not called if the wrapper's table repeats the number.
   */
  void reportInvalid() {
    if (invalid != null) {
      named
          .report()
          .at(invalidLine)
          .error("value-invalid", "HammerDB says '%s'; expected numbers above 0", invalid);
    }
  }

  /** Returns the number of virtual users in the file's name. */
  int users() {
    return named.number("users");
  }

  /** Returns the number of active virtual users that HammerDB prints, or {@code null}. */
  @Nullable Integer active() {
    return active;
  }

  Report report() {
    return named.report();
  }

  @Nullable String version() {
    return version;
  }

  /** Returns the database in HammerDB's words, or {@code null} without a result. */
  @Nullable String database() {
    return database;
  }

  /** Returns the transactions per minute, or {@code null}. */
  @Nullable Double tpm() {
    return tpm;
  }

  /** Returns the new orders per minute, or {@code null}. */
  @Nullable Double nopm() {
    return nopm;
  }

  /** Returns whether there is a result, even with invalid numbers. */
  boolean hasResult() {
    return results > 0;
  }

  /** Returns whether the new orders are where the wrapper takes the transactions from. */
  boolean isNewOrdersFirst() {
    return newOrdersFirst;
  }

  @Nullable Integer timedMinutes() {
    return timedMinutes;
  }

  @Nullable Integer rampupMinutes() {
    return rampupMinutes;
  }

  @Nullable Integer warehouses() {
    return warehouses;
  }

  /** Returns whether HammerDB reports no failed transactions that were passed over. */
  boolean isComplete() {
    return lostTransactions.isEmpty();
  }

  /**
   * Returns FAIL for a failed user or an invalid number, PASS when all users succeeded, and UNKNOWN
   * for an incomplete output.
   */
  Status verdict() {
    if (failure != null || invalid != null) {
      return Status.FAIL;
    }
    return hasResult() && ended ? Status.PASS : Status.UNKNOWN;
  }
}
