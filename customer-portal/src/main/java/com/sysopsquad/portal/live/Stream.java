package com.sysopsquad.portal.live;

import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/**
 * One open page. It holds no thread; whatever is written to it is written on one of its own, so
 * that a browser which does not read delays nobody else.
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

  /** Whether nothing was written for so long. */
  boolean silentFor(long nanos) {
    return System.nanoTime() - lastWritten >= nanos;
  }

  /** Tells which topics have changed. */
  void tell(String topics) {
    write(SseEmitter.event().name("changed").data(topics));
  }

  /** Shows that there is somebody at this end, and finds out whether there is at the other. */
  void beat() {
    write(SseEmitter.event().comment("here"));
  }

  /** Ends it; the browser asks anew if its page is still open. */
  void end() {
    Thread.startVirtualThread(emitter::complete);
  }

  private void write(SseEventBuilder event) {
    if (!writing.compareAndSet(false, true)) {
      // What was written before is stuck: the browser shall come again and look for itself.
      emitter.complete();
      return;
    }
    Thread.startVirtualThread(
        () -> {
          try {
            emitter.send(event);
            lastWritten = System.nanoTime();
          } catch (IOException | IllegalStateException e) {
            // The browser has gone, and its answer may be another's by now: write nothing.
            emitter.completeWithError(e);
          } finally {
            writing.set(false);
          }
        });
  }
}
