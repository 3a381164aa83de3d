package io.zathras.archive;

/**
 * Bounds on the cost of reading one archive. All sizes are in bytes and count per call of {@code
 * ArchiveReader.read}, unless said otherwise.
 *
 * <p>Every bound has to be positive. {@link Long#MAX_VALUE} or {@link Integer#MAX_VALUE} switches
 * one off in practice. A file that exceeds {@code maxKeptFileBytes} or {@code maxKeptBytes} is
 * still listed and hashed, but its content is not kept, and a note says so. Exceeding any other
 * bound is an {@link ArchiveException}.
 *
 * <p>The constructor is not stable, because a later version may add bounds; {@link #builder()} is.
 *
 * @param maxCompressedBytes size of the archive file itself; default 4 GiB
 * @param maxExpandedBytes everything that comes out of the layers, including skipped data; default
 *     8 GiB
 * @param maxEntries entries of any type, over all layers; default 50,000
 * @param maxRatio expanded to compressed bytes, checked once more than {@value #RATIO_FREE_BYTES}
 *     bytes (64 MiB) were expanded; default 250, while results have 20 and deflate reaches at most
 *     1,030
 * @param maxDepth how many archives may be inside each other, a tar in a zip being 2; compression
 *     of a tar does not count as a layer; default 2, and the tars of a zip in a zip need 3
 * @param maxPathLength characters of one normalised path; default 512
 * @param maxFileBytes one file, kept or not; default 4 GiB
 * @param maxKeptFileBytes one file whose content is kept in memory, and the largest zip inside a
 *     zip; default 16 MiB
 * @param maxKeptBytes contents kept in memory per tree, of which the largest are dropped first;
 *     default 64 MiB
 * @param maxDecoderBytes memory that unpacking may need, which the header of an xz states; default
 *     72 MiB, which is enough for {@code xz -9}
 * @since 0.1
 */
public record ArchiveLimits(
    long maxCompressedBytes,
    long maxExpandedBytes,
    int maxEntries,
    int maxRatio,
    int maxDepth,
    int maxPathLength,
    long maxFileBytes,
    long maxKeptFileBytes,
    long maxKeptBytes,
    long maxDecoderBytes) {

  /** Expanded bytes below which the ratio is not checked; small text can be very repetitive. */
  public static final long RATIO_FREE_BYTES = 64L << 20;

  private static final ArchiveLimits DEFAULTS =
      new ArchiveLimits(
          4L << 30, 8L << 30, 50_000, 250, 2, 512, 4L << 30, 16L << 20, 64L << 20, 72L << 20);

  /**
   * Rejects bounds that are zero or negative.
   *
   * @throws IllegalArgumentException if a bound is zero or negative
   */
  public ArchiveLimits {
    positive("maxCompressedBytes", maxCompressedBytes);
    positive("maxExpandedBytes", maxExpandedBytes);
    positive("maxEntries", maxEntries);
    positive("maxRatio", maxRatio);
    positive("maxDepth", maxDepth);
    positive("maxPathLength", maxPathLength);
    positive("maxFileBytes", maxFileBytes);
    positive("maxKeptFileBytes", maxKeptFileBytes);
    positive("maxKeptBytes", maxKeptBytes);
    positive("maxDecoderBytes", maxDecoderBytes);
  }

  private static void positive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " is " + value + "; expected a positive number");
    }
  }

  /**
   * Returns the bounds that fit real results.
   *
   * @return the defaults named at each component
   * @since 0.1
   */
  public static ArchiveLimits defaults() {
    return DEFAULTS;
  }

  /**
   * Returns a builder that starts from the defaults.
   *
   * @return a new builder
   * @since 0.1
   */
  public static Builder builder() {
    return DEFAULTS.toBuilder();
  }

  /**
   * Returns a builder that starts from these bounds.
   *
   * @return a new builder
   * @since 0.1
   */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /**
   * Collects changed bounds. Not thread-safe; {@link #build()} may be called more than once.
   *
   * @since 0.1
   */
  public static final class Builder {
    private long maxCompressedBytes;
    private long maxExpandedBytes;
    private int maxEntries;
    private int maxRatio;
    private int maxDepth;
    private int maxPathLength;
    private long maxFileBytes;
    private long maxKeptFileBytes;
    private long maxKeptBytes;
    private long maxDecoderBytes;

    private Builder(ArchiveLimits from) {
      maxCompressedBytes = from.maxCompressedBytes;
      maxExpandedBytes = from.maxExpandedBytes;
      maxEntries = from.maxEntries;
      maxRatio = from.maxRatio;
      maxDepth = from.maxDepth;
      maxPathLength = from.maxPathLength;
      maxFileBytes = from.maxFileBytes;
      maxKeptFileBytes = from.maxKeptFileBytes;
      maxKeptBytes = from.maxKeptBytes;
      maxDecoderBytes = from.maxDecoderBytes;
    }

    /**
     * Bounds the size of the archive file itself. Default: 4 GiB.
     *
     * @param bytes a positive number
     * @return this builder
     * @since 0.1
     */
    public Builder maxCompressedBytes(long bytes) {
      positive("maxCompressedBytes", bytes);
      this.maxCompressedBytes = bytes;
      return this;
    }

    /**
     * Bounds the bytes that come out of all layers. Default: 8 GiB.
     *
     * @param bytes a positive number
     * @return this builder
     * @since 0.1
     */
    public Builder maxExpandedBytes(long bytes) {
      positive("maxExpandedBytes", bytes);
      this.maxExpandedBytes = bytes;
      return this;
    }

    /**
     * Bounds the number of entries over all layers. Default: 50,000.
     *
     * @param entries a positive number
     * @return this builder
     * @since 0.1
     */
    public Builder maxEntries(int entries) {
      positive("maxEntries", entries);
      this.maxEntries = entries;
      return this;
    }

    /**
     * Bounds the ratio of expanded to compressed bytes. Default: 250.
     *
     * @param ratio a positive number
     * @return this builder
     * @since 0.1
     */
    public Builder maxRatio(int ratio) {
      positive("maxRatio", ratio);
      this.maxRatio = ratio;
      return this;
    }

    /**
     * Bounds the number of archives inside each other. Default: 2.
     *
     * @param depth a positive number
     * @return this builder
     * @since 0.1
     */
    public Builder maxDepth(int depth) {
      positive("maxDepth", depth);
      this.maxDepth = depth;
      return this;
    }

    /**
     * Bounds the characters of one normalised path. Default: 512.
     *
     * @param characters a positive number
     * @return this builder
     * @since 0.1
     */
    public Builder maxPathLength(int characters) {
      positive("maxPathLength", characters);
      this.maxPathLength = characters;
      return this;
    }

    /**
     * Bounds the size of one file. Default: 4 GiB.
     *
     * @param bytes a positive number
     * @return this builder
     * @since 0.1
     */
    public Builder maxFileBytes(long bytes) {
      positive("maxFileBytes", bytes);
      this.maxFileBytes = bytes;
      return this;
    }

    /**
     * Bounds the size of one file whose content is kept. Default: 16 MiB.
     *
     * @param bytes a positive number
     * @return this builder
     * @since 0.1
     */
    public Builder maxKeptFileBytes(long bytes) {
      positive("maxKeptFileBytes", bytes);
      this.maxKeptFileBytes = bytes;
      return this;
    }

    /**
     * Bounds the contents kept in memory per tree, in bytes. Default: 64 MiB.
     *
     * @param bytes a positive number
     * @return this builder
     * @since 0.1
     */
    public Builder maxKeptBytes(long bytes) {
      positive("maxKeptBytes", bytes);
      this.maxKeptBytes = bytes;
      return this;
    }

    /**
     * Bounds the memory that unpacking may need, in bytes. Default: 72 MiB.
     *
     * @param bytes a positive number
     * @return this builder
     * @since 0.1
     */
    public Builder maxDecoderBytes(long bytes) {
      positive("maxDecoderBytes", bytes);
      this.maxDecoderBytes = bytes;
      return this;
    }

    /**
     * Returns the bounds collected so far.
     *
     * @return new limits
     * @throws IllegalArgumentException if a bound is zero or negative
     * @since 0.1
     */
    public ArchiveLimits build() {
      return new ArchiveLimits(
          maxCompressedBytes,
          maxExpandedBytes,
          maxEntries,
          maxRatio,
          maxDepth,
          maxPathLength,
          maxFileBytes,
          maxKeptFileBytes,
          maxKeptBytes,
          maxDecoderBytes);
    }
  }
}
