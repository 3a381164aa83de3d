package io.zathras.exporter.opensearch.cluster;

import io.zathras.exporter.http.Credentials;

/** Hints that tell users what to do about a refusal. A hint begins with a semicolon or is empty. */
public final class RefusalHints {

  private RefusalHints() {}

  public static String of(int status, String type, String reason, Credentials credentials) {
    if (status == 401) {
      return credentials.headerName() == null
          ? "; the cluster wants credentials: set username and password, token or api_key"
          : "; the cluster does not know the " + credentials + ", or the secret is wrong";
    }
    return of(status, type, reason);
  }

  public static String of(int status, String type, String reason) {
    if (type.equals("cluster_block_exception")) {
      return "; the index takes no writes now: look for full disks and index.blocks settings";
    }
    if (reason.contains("Cannot write to a field alias")) {
      return "; it is a point of an earlier version: docs/COMPATIBILITY.md says how to bring it"
          + " over";
    }
    if (type.equals("strict_dynamic_mapping_exception")
        || type.equals("mapper_parsing_exception")) {
      return "; 'zathras install opensearch' says whether the index's mapping is an older one";
    }
    if (reason.startsWith("Limit of total fields")) {
      return "; raise index.mapping.total_fields.limit of the index, or let"
          + " 'zathras install opensearch' make it";
    }
    if (type.equals("index_not_found_exception")) {
      return "; 'zathras install opensearch' makes the indices";
    }
    if (status == 403) {
      return "; grant the user what is missing";
    }
    if (status == 413) {
      return "; raise http.max_content_length of the nodes, or of the proxy before them";
    }
    return "";
  }
}
