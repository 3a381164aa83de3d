/** The saved objects for OpenSearch Dashboards as JSON. Nothing is sent here. */
package io.zathras.exporter.opensearch.dashboards;
