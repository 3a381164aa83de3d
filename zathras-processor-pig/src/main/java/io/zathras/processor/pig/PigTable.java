package io.zathras.processor.pig;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.WrapperTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The wrapper's table, {@code results_pig.csv}: the efficiency of each thread count over all
 * iterations, cut to two decimals. Columns are identified by position, because the header is a
 * comment whose names are unreliable.
 *
 * @param table the table, which may be missing
 * @param rows the rows that have both numbers, in their order
 * @param unread the thread counts of rows that are already reported because they have no valid
 *     efficiency
 * @param isSound whether there is a row, and every one has both numbers
 */
record PigTable(WrapperTable table, List<Row> rows, Set<Integer> unread, boolean isSound) {

  static final String NAME = "results_pig.csv";

  /**
   * A row.
   *
   * @param threads the number of threads
   * @param efficiency the mean number of CPUs that a thread ran on, cut to two decimals
   * @param source its row in the file
   */
  record Row(int threads, double efficiency, WrapperTable.Row source) {}

  private static final String THREADS = "threads";
  private static final String EFFICIENCY = "sched_eff";

  /** The wrapper writes two decimals, so a number with fewer may be cut. */
  private static final Pattern WHOLE = Pattern.compile("[0-9]{0,9}\\.[0-9]{2}");

  static PigTable read(ResultInput input) {
    FileEntry file = input.firstOf(NAME);
    WrapperTable table = input.tableOf(file, THREADS, EFFICIENCY);
    List<Row> rows = new ArrayList<>();
    Set<Integer> unread = new HashSet<>();
    boolean sound = file != null;
    int empty = 0;
    for (WrapperTable.Row row : table.rows()) {
      if (row.cells().stream().allMatch(String::isEmpty)) {
        // A failed run ends in a lone separator.
        empty++;
        continue;
      }
      Row read = row(row);
      if (read != null) {
        rows.add(read);
      } else {
        ifCount(row.text(THREADS), unread);
      }
      sound &= read != null && !row.isUnfinished();
    }
    if (file != null && table.rows().size() == empty) {
      table
          .report()
          .error("table-empty", "no data rows; expected a row for each number of threads");
    }
    return new PigTable(table, rows, unread, sound && !rows.isEmpty());
  }

  private static void ifCount(@Nullable String text, Set<Integer> counts) {
    Integer threads = Numbers.positiveInteger(text);
    if (threads != null) {
      counts.add(threads);
    }
  }

  private static @Nullable Row row(WrapperTable.Row row) {
    String text = row.text(EFFICIENCY);
    if (row.isUnfinished()) {
      if (text != null && !WHOLE.matcher(text).matches()) {
        row.reject("the file ends in '%s', which may be cut", row);
        return null;
      }
      row.warning("output-cut", "the file ends without a line end; rows may be lost");
    }
    Integer threads = row.count(THREADS);
    Double efficiency = row.decimal(EFFICIENCY);
    if (row.text(THREADS) == null || text == null) {
      row.error("value-missing", "'%s' lacks a number; expected threads and an efficiency", row);
    }
    if (threads == null || efficiency == null) {
      return null;
    }
    if (efficiency < 0) {
      row.reject("'%s' has an efficiency below 0", row);
      return null;
    }
    if (efficiency == 0) {
      row.warning("value-doubtful", "the efficiency is 0: no thread was seen on any CPU");
    }
    return new Row(threads, efficiency, row);
  }
}
