/**
 * Finding the providers of a service, one broken jar never hiding the others.
 *
 * <p>Serves the discovery of processors and of exporters, which know what a good provider is; this
 * package knows class loaders and jars only.
 */
package io.zathras.schema.discovery;
