/**
 * What an analysis found, in the forms that people and their tools read. Nothing is computed here:
 * each form shows the records of {@link io.zathras.analysis}.
 */
package io.zathras.report;
