/**
 * Statistics of few and noisy numbers, for whoever compares results or watches a series of them:
 * changes with their intervals and tests, predictions, the correction for many tests, how many
 * results are enough, change points. A sample holds one number a result; it knows neither units nor
 * documents. NaN and infinite numbers are refused.
 */
package io.zathras.analysis.statistics;
