/**
 * Who asks a server, and how it is reached: credentials, trust, timeouts, proxy, retries. Sending
 * requests is the package {@code rest}'s business.
 */
package io.zathras.exporter.http;
