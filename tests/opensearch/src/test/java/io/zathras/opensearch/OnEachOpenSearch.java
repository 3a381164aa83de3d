package io.zathras.opensearch;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Runs a class's tests once on each version of OpenSearch; its constructor takes the {@link
 * OpenSearchVersion}. For what versions can differ in: templates and mappings, queries, and what
 * the node says of a document.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedClass(name = "{0}")
@EnumSource(OpenSearchVersion.class)
@interface OnEachOpenSearch {}
