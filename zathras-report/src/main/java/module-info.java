import org.jspecify.annotations.NullMarked;

/** The findings of an analysis in the forms that people and their tools read. */
@NullMarked
module io.zathras.report {
  requires static transitive org.jspecify;
  requires transitive io.zathras.analysis;
  requires com.fasterxml.jackson.core;
  requires java.xml;

  exports io.zathras.report;
}
