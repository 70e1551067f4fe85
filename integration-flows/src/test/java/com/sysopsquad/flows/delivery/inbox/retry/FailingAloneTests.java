package com.sysopsquad.flows.delivery.inbox.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whether a message fails alone, or everything does. */
class FailingAloneTests {

  private final FailingAlone failing = new FailingAlone(2);
  private final UUID bad = UUID.randomUUID();
  private final UUID good = UUID.randomUUID();

  @Test
  void aMessageIsBlamedOnceOthersWentThroughOftenEnough() {
    assertThat(failing.failed(bad)).isFalse();
    failing.wentThrough(good);
    assertThat(failing.failed(bad)).isFalse();
    failing.wentThrough(good);

    assertThat(failing.failed(bad)).isTrue();
  }

  @Test
  void inAnOutageNoMessageIsBlamed() {
    failing.wentThrough(good);
    for (int i = 0; i < 100; i++) {
      assertThat(failing.failed(bad)).isFalse();
      assertThat(failing.failed(good)).isFalse();
    }
  }

  @Test
  void anOutageAfterwardsIsNotCounted() {
    failing.failed(bad);
    failing.wentThrough(good);
    failing.failed(bad);
    failing.wentThrough(good);
    assertThat(failing.failed(bad)).isTrue();

    assertThat(failing.failed(bad)).isFalse();
  }

  @Test
  void aMessageThatWentThroughBeginsAnew() {
    failing.failed(bad);
    failing.wentThrough(good);
    failing.failed(bad);
    failing.wentThrough(bad);

    assertThat(failing.failed(bad)).isFalse();
    failing.wentThrough(good);
    assertThat(failing.failed(bad)).isFalse();
  }
}
