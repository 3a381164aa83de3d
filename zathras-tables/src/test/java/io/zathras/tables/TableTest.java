package io.zathras.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TableTest {

  static Stream<Arguments> names() {
    return Stream.of(
        Arguments.of(
            Table.RESULT,
            """
            document_id schema_version test sub_test test_version wrapper_version status
            test_timestamp test_timestamp_local timestamp_source processing_timestamp scenario_name
            os_vendor cloud_provider instance_type iteration execution_time_seconds total_runs
            tuned_profile system_tuned_profile cpu_vendor cpu_model cpu_architecture sockets cores
            logical_cpus online_cpus numa_nodes memory_bytes memory_speed_mts hypervisor
            os_distribution os_version kernel_version fingerprint settings_hash source_archive
            source_sha256 errors warnings"""),
        Arguments.of(
            Table.METRIC,
            """
            document_id test test_timestamp instance_type fingerprint scope run_key run_number
            run_name run_status metric value unit direction aggregation sample_count stddev"""),
        Arguments.of(
            Table.POINT,
            """
            document_id test instance_type fingerprint run_key run_name sequence timestamp
            timestamp_local timestamp_source configuration_id metric value unit direction"""),
        Arguments.of(Table.SETTING, "document_id scope run_key name text number flag"),
        Arguments.of(Table.DIAGNOSTIC, "document_id number severity code file line message"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void aTableHasTheseColumnsAndNoOthers(Table table, String names) {
    assertThat(table.columns())
        .extracting(TableColumn::name)
        .containsExactly(names.strip().split("\\s+"));
  }

  @ParameterizedTest
  @EnumSource(Table.class)
  void aColumnMayBeMissingWhereItsRowSaysSo(Table table) {
    RecordComponent[] components =
        DocumentRows.of(TableSamples.coremark())
            .in(table)
            .findFirst()
            .orElseThrow()
            .getClass()
            .getRecordComponents();

    List<Boolean> nullable =
        Arrays.stream(components)
            .map(component -> component.getAnnotatedType().isAnnotationPresent(Nullable.class))
            .toList();
    assertThat(table.columns()).extracting(TableColumn::isNullable).isEqualTo(nullable);
    assertThat(table.columns()).allSatisfy(column -> assertThat(column.description()).isNotBlank());
  }

  @Test
  void numbersThatHaveOneUnitNameIt() {
    assertThat(Table.RESULT.columns())
        .filteredOn(column -> column.unit() != null)
        .extracting(column -> column.name() + ' ' + column.type() + ' ' + column.unit())
        .containsExactly(
            "execution_time_seconds DECIMAL s",
            "memory_bytes INTEGER bytes",
            "memory_speed_mts INTEGER MT/s");
  }
}
