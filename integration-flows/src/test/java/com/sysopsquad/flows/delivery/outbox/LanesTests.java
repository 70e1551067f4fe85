package com.sysopsquad.flows.delivery.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.BitSet;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LanesTests {

  @Property
  void aSubjectAlwaysKeepsToOneLane(
      @ForAll String subject, @ForAll @IntRange(min = 1, max = 64) int count) {
    int lane = new Lanes(count).of(subject);

    assertThat(lane).isBetween(0, count - 1).isEqualTo(new Lanes(count).of(subject));
  }

  @Test
  void subjectsSpreadOverAllLanes() {
    Lanes lanes = new Lanes(8);
    int[] counts = new int[8];
    IntStream.range(0, 8_000).forEach(n -> counts[lanes.of(new UUID(n, n).toString())]++);

    assertThat(IntStream.of(counts)).allSatisfy(count -> assertThat(count).isBetween(700, 1_300));
  }

  @Test
  void aLaneThatIsWokenBeforeItWaitsDoesNotWait() throws InterruptedException {
    Lanes lanes = new Lanes(2);
    lanes.wake(BitSet.valueOf(new long[] {0b10}));

    lanes.await(1, Duration.ofHours(1));

    assertThat(lanes.count()).isEqualTo(2);
  }
}
