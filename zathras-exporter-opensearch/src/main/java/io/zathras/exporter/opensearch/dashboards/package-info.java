/** The saved objects for OpenSearch Dashboards as JSON. This package sends nothing. */
package io.zathras.exporter.opensearch.dashboards;
