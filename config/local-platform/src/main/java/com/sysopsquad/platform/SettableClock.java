package com.sysopsquad.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test moves it. */
public final class SettableClock extends Clock {

  private volatile Instant now;

  /** Stands at this moment. */
  public SettableClock(String now) {
    this.now = Instant.parse(now);
  }

  /** Moves to this moment. */
  public void set(String moment) {
    now = Instant.parse(moment);
  }

  /** Moves ahead. */
  public void advance(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(now, zone);
  }
}
