package io.zathras.tables;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a component of a row holds, for {@link TableColumn}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface Column {

  /** What it is, as a noun. */
  String value();

  /** The unit of a number; empty for what has none. */
  String unit() default "";

  /** Whether a row may be without it. */
  boolean optional() default false;
}
