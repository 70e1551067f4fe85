package com.sysopsquad.ops.channels;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The JSON of channels, queues and traces, as far as this client reads it. */
final class ChannelAnswers {

  private ChannelAnswers() {}

  record Queue(
      String name,
      long messages,
      long consumers,
      long delivering,
      @Nullable List<String> warnings) {}

  record Channel(
      String name,
      String state,
      String reason,
      @Nullable Long outbox,
      @Nullable Long messages,
      @Nullable Long consumers,
      @Nullable Long retries,
      long deadLetters,
      @Nullable Times recent) {

    /** The state in lower case, as it is written in commands. */
    String said() {
      return state.toLowerCase(Locale.ROOT);
    }
  }

  record PausedQueue(String text) {}

  record Trace(long id, boolean complete, List<String> notes, List<Hop> hops) {}

  record Hop(
      String messageId,
      @Nullable OffsetDateTime at,
      String quantum,
      String step,
      @Nullable String queue,
      @Nullable String type,
      @Nullable String subject) {

    /** The step in words. */
    String said() {
      return step.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  record Times(
      @Nullable OffsetDateTime from,
      long applied,
      @Nullable Long p50Millis,
      @Nullable Long p95Millis,
      @Nullable Long p99Millis) {}
}
