package com.sysopsquad.flows.delivery.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTests {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");

  @Property
  void idsGrowWhateverTheClockDoes(
      @ForAll @NotEmpty List<@LongRange(min = 0, max = 4_000_000_000_000L) Long> readings) {
    Iterator<Long> clock = readings.iterator();
    InstantSource source = () -> Instant.ofEpochMilli(clock.next());
    TimeOrderedIds ids = new TimeOrderedIds(source.withZone(ZoneOffset.UTC));

    List<String> made = readings.stream().map(reading -> ids.next().toString()).toList();

    assertThat(made).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void manyIdsWithinOneMillisecondGrowToo() {
    TimeOrderedIds ids = new TimeOrderedIds(Clock.fixed(NOON, ZoneOffset.UTC));

    List<String> made = Stream.generate(() -> ids.next().toString()).limit(20_000).toList();

    assertThat(made).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void anIdCarriesItsTime() {
    UUID id = new TimeOrderedIds(Clock.fixed(NOON, ZoneOffset.UTC)).next();

    assertThat(TimeOrderedIds.isTimeOrdered(id)).isTrue();
    assertThat(TimeOrderedIds.timeOf(id)).isEqualTo(NOON);
    assertThat(TimeOrderedIds.isTimeOrdered(UUID.randomUUID())).isFalse();
  }
}
