/**
 * The findings of an analysis in the forms that people and their tools read. This package computes
 * nothing: each form shows the records of {@link io.zathras.analysis}.
 */
package io.zathras.report;
