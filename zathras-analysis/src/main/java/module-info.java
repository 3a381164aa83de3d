import org.jspecify.annotations.NullMarked;

/** Conclusions from several results: changes with their intervals and tests, histories. */
@NullMarked
module io.zathras.analysis {
  requires static transitive org.jspecify;
  requires transitive io.zathras.schema;
  requires org.apache.commons.statistics.distribution;

  exports io.zathras.analysis;
  exports io.zathras.analysis.statistics;
}
