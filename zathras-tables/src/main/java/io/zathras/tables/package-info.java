/**
 * Documents as rows: a record for each of five tables, what their columns are, and the tables as
 * CSV files. Engines that query tables are in modules of their own.
 */
package io.zathras.tables;
