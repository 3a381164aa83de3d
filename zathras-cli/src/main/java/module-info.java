import org.jspecify.annotations.NullMarked;

/** The zathras command. */
@NullMarked
module io.zathras.cli {
  requires static transitive org.jspecify;
  requires info.picocli;
  requires io.zathras.pipeline;
  requires io.zathras.report;
  requires org.snakeyaml.engine;

  opens io.zathras.cli to
      info.picocli;
}
