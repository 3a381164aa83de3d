/**
 * Documents as rows: a record for each of five tables, descriptions of their columns, and the
 * tables as CSV files. Engines that query the tables are in separate modules.
 */
package io.zathras.tables;
