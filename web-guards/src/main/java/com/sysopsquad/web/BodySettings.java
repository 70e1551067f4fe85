package com.sysopsquad.web;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much of a request's body is read, and for how long.
 *
 * @param most bytes of a body for which {@code larger} names nothing else
 * @param together bytes of all bodies that are being read into memory at the same time, without the
 *     first 4 KB of each; an eighth of the heap if it is missing
 * @param waiting how many bodies may wait for the rest at the same time; one more must be there
 *     already
 * @param patience within which a body that is read into memory must be complete
 * @param larger kinds of requests that may bring more, by a name
 */
@ConfigurationProperties("sysops.web.bodies")
record BodySettings(
    @DefaultValue("64KB") DataSize most,
    @Nullable DataSize together,
    @DefaultValue("250") int waiting,
    @DefaultValue("20s") Duration patience,
    @DefaultValue Map<String, Larger> larger) {

  private static final int OF_THE_HEAP = 8;

  long mostTogether() {
    return together == null ? Runtime.getRuntime().maxMemory() / OF_THE_HEAP : together.toBytes();
  }

  /**
   * A kind of requests that may bring more.
   *
   * @param path a pattern, such as {@code /tickets/**}
   * @param type of the content, such as {@code image/*}; any if it is missing
   * @param most bytes of such a body
   * @param streamed true where the body is not read into memory: whoever takes it reads it piece by
   *     piece, once it is known who sends it
   */
  record Larger(
      String path, @Nullable String type, DataSize most, @DefaultValue("false") boolean streamed) {}
}
