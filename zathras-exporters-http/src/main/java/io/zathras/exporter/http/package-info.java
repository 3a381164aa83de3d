/** How an exporter reaches its server: credentials, trust, timeouts, retries. */
package io.zathras.exporter.http;
