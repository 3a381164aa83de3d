/**
 * Statistics of few and noisy numbers, for comparing results and watching series: changes with
 * their intervals and tests, predictions, the correction for many tests, the number of results that
 * is enough, change points. A sample holds one number for each result, without units and documents.
 * NaN and infinite numbers are refused.
 */
package io.zathras.analysis.statistics;
