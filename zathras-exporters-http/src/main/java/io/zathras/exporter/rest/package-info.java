/**
 * JSON over HTTP to servers that may be busy, slow or gone: when to try again, which node to ask,
 * and which answers to accept. The exporters decide what to request and what the answers mean.
 * Exported to the exporters of this project only.
 */
package io.zathras.exporter.rest;
