/**
 * What the tests of several exporters share: synthetic results, and servers that lie. Nothing here
 * is published.
 */
package io.zathras.exporter.testing;
