package io.zathras.exporter.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Collects a body up to a limit; a longer one fails, at once if its headers announce the length.
 */
final class LimitedBody implements BodySubscriber<byte[]> {

  /** The body exceeds the limit. */
  static final class TooLong extends IOException {

    private static final long serialVersionUID = 1L;

    TooLong(String message) {
      super(message);
    }
  }

  /**
   * Catches every error, because an error that escapes leaves the request waiting until it times
   * out.
   */
  private static final String MEMORY = "the answer is longer than the memory of Java (-Xmx) holds";

  private final long announced;
  private final int limit;
  private ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
  private @Nullable Subscription subscription;

  LimitedBody(ResponseInfo head, int limit) {
    this.announced = head.headers().firstValueAsLong("Content-Length").orElse(0);
    this.limit = limit;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return whole;
  }

  @Override
  public void onSubscribe(Subscription given) {
    subscription = given;
    if (announced > limit) {
      tooLong();
    } else {
      given.request(Long.MAX_VALUE);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    try {
      for (ByteBuffer buffer : buffers) {
        if (buffer.remaining() > limit - bytes.size()) {
          tooLong();
          return;
        }
        byte[] part = new byte[buffer.remaining()];
        buffer.get(part);
        bytes.writeBytes(part);
      }
    } catch (OutOfMemoryError e) {
      tooLong(MEMORY);
    }
  }

  private void tooLong() {
    tooLong("the answer is longer than " + limit + " bytes");
  }

  private void tooLong(String words) {
    bytes = new ByteArrayOutputStream(0);
    if (subscription != null) {
      subscription.cancel();
    }
    whole.completeExceptionally(new TooLong(words));
  }

  @Override
  public void onError(Throwable failure) {
    whole.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    try {
      whole.complete(bytes.toByteArray());
    } catch (OutOfMemoryError e) {
      tooLong(MEMORY);
    }
  }
}
