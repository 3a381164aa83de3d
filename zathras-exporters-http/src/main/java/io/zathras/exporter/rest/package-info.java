/**
 * JSON over HTTP to servers that may be busy, slow or gone; shared by the exporters of this module.
 */
package io.zathras.exporter.rest;
