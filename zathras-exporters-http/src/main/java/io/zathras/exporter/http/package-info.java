/**
 * The options of connections to servers: credentials, trust, timeouts, proxy, retries. The package
 * {@code rest} sends the requests.
 */
package io.zathras.exporter.http;
