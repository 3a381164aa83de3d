package io.zathras.tables;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes a component of a row, for {@link TableColumn}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface Column {

  /** The meaning of the column, as a noun. */
  String value();

  /** The unit of a number; empty for none. */
  String unit() default "";

  /** Whether a row may lack a value. */
  boolean optional() default false;
}
