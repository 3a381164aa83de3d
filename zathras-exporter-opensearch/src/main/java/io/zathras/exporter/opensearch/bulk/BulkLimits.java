package io.zathras.exporter.opensearch.bulk;

/**
 * How much is sent at the same time.
 *
 * @param bytes the longest request, in bytes before compression; a longer document is sent alone
 * @param count the most documents in a request
 * @param requestsInFlight the most requests under way
 */
public record BulkLimits(long bytes, int count, int requestsInFlight) {

  public static final BulkLimits DEFAULTS = new BulkLimits(5L << 20, 5_000, 2);

  private static final long MOST_BYTES = 100L << 20;

  public BulkLimits {
    within("bulk_bytes", bytes, 1, MOST_BYTES);
    within("bulk_count", count, 1, 100_000);
    within("requests_in_flight", requestsInFlight, 1, 64);
  }

  private static void within(String what, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          what + " is " + value + "; expected " + least + " to " + most);
    }
  }
}
