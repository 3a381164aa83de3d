package io.zathras.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows as bytes and back. */
class RowBlocksTest {

  private static final int SETTING = 3;

  @Test
  void rowsOfAnyTablesComeBackInTheirOrder() {
    List<TableRow> rows = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      rows.add(
          new TableRow(
              SETTING,
              new Object[] {
                "id",
                "test",
                i % 3 == 0 ? null : "run_" + i / 2,
                "",
                "\u00fc\ud83d\ude00 " + "x".repeat(i % 50),
                i % 5 == 0 ? null : (Double) (i / 3.0),
                i % 7 == 0 ? null : (Boolean) (i % 2 == 0)
              }));
      rows.add(
          new TableRow(
              OutputTable.REPORT,
              new Object[] {"s", null, null, "o", "d", null, null, (long) i, 0L}));
    }
    RowBlocks blocks = new RowBlocks();
    rows.forEach(row -> blocks.add(row.table(), row.values()));

    assertThat(blocks.blocks()).hasSizeGreaterThan(1);
    List<TableRow> back = new ArrayList<>();
    for (byte[] block : blocks.blocks()) {
      Iterator<TableRow> each = RowBlocks.rows(block);
      each.forEachRemaining(back::add);
    }
    assertThat(back).hasSameSizeAs(rows);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(back.get(i).table()).isEqualTo(rows.get(i).table());
      assertThat(back.get(i).values()).isEqualTo(rows.get(i).values());
    }
  }
}
