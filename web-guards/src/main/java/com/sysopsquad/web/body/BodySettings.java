package com.sysopsquad.web.body;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much of a request's body is read, and how long that may take.
 *
 * @param most maximum number of bytes of a body, unless {@code larger} allows more
 * @param together maximum number of bytes of all bodies that are being read into memory at the same
 *     time, without the first 4 KB of each; by default an eighth of the heap
 * @param waiting how many bodies may wait for the rest at the same time; any further body must have
 *     arrived completely
 * @param patience time within which a body that is read into memory must be complete
 * @param grace how long any body may arrive as slowly as it likes
 * @param leastPerSecond minimum average number of bytes per second of any body after that
 * @param larger kinds of requests that may have larger bodies, by a name
 */
@ConfigurationProperties("sysops.web.bodies")
record BodySettings(
    @DefaultValue("64KB") DataSize most,
    @Nullable DataSize together,
    @DefaultValue("250") int waiting,
    @DefaultValue("20s") Duration patience,
    @DefaultValue("10s") Duration grace,
    @DefaultValue("500B") DataSize leastPerSecond,
    @DefaultValue Map<String, Larger> larger) {

  private static final int OF_THE_HEAP = 8;

  long mostTogether() {
    return together == null ? Runtime.getRuntime().maxMemory() / OF_THE_HEAP : together.toBytes();
  }

  Pace pace() {
    return new Pace(grace, leastPerSecond.toBytes());
  }

  /**
   * A kind of requests that may have larger bodies.
   *
   * @param path a pattern, such as {@code /tickets/**}
   * @param type type of the content, such as {@code image/*}; any if it is missing
   * @param most maximum number of bytes of such a body
   * @param streamed true if the body is not read into memory: its consumer reads it piece by piece,
   *     once it is known who sends it
   */
  record Larger(
      String path, @Nullable String type, DataSize most, @DefaultValue("false") boolean streamed) {}
}
