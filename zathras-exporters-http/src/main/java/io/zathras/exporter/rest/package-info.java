/**
 * Requests of JSON over HTTP to servers that may be busy, slow or gone: when to try again, which
 * node to ask, what an answer has to be. What a server is asked for, and what its answers mean, is
 * the exporters' business. Exported to the exporters of this project only.
 */
package io.zathras.exporter.rest;
