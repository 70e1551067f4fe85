package com.sysopsquad.portal.live;

import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/**
 * One open page. It holds no thread; it is written to on a separate thread, so that a browser that
 * does not read delays nobody else.
 */
final class Stream {

  private final UUID customerId;
  private final SseEmitter emitter;
  private final AtomicBoolean writing = new AtomicBoolean();
  private volatile long lastWritten = System.nanoTime();

  Stream(UUID customerId, SseEmitter emitter) {
    this.customerId = customerId;
    this.emitter = emitter;
  }

  UUID customerId() {
    return customerId;
  }

  SseEmitter emitter() {
    return emitter;
  }

  /** Whether nothing was written for this long. */
  boolean silentFor(long nanos) {
    return System.nanoTime() - lastWritten >= nanos;
  }

  /** Sends the topics that have changed. */
  void tell(String topics) {
    write(SseEmitter.event().name("changed").data(topics));
  }

  /** Shows that this end is alive, and finds out whether the other end is. */
  void beat() {
    write(SseEmitter.event().comment("here"));
  }

  /** Ends it; the browser reconnects if its page is still open. */
  void end() {
    Thread.startVirtualThread(emitter::complete);
  }

  private void write(SseEventBuilder event) {
    if (!writing.compareAndSet(false, true)) {
      // What was written before is stuck: the browser must reconnect and load the page again.
      emitter.complete();
      return;
    }
    Thread.startVirtualThread(
        () -> {
          try {
            emitter.send(event);
            lastWritten = System.nanoTime();
          } catch (IOException | IllegalStateException e) {
            // The browser is gone, and its response may be reused for another request: write
            // nothing.
            emitter.completeWithError(e);
          } finally {
            writing.set(false);
          }
        });
  }
}
