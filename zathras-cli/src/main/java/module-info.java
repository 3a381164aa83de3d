import org.jspecify.annotations.NullMarked;

/** The zathras command. */
@NullMarked
module io.zathras.cli {
  requires static transitive org.jspecify;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires info.picocli;
  requires io.zathras.pipeline;
  requires io.zathras.report;
}
