/**
 * Finds the providers of a service; a broken jar never hides the others.
 *
 * <p>Serves the discovery of processors and of exporters, which decide what a good provider is;
 * this package knows only class loaders and jars.
 */
package io.zathras.schema.discovery;
