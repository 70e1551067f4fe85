package com.sysopsquad.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that does not move until a test moves it. */
public final class SettableClock extends Clock {

  private volatile Instant now;

  /** Starts at this time. */
  public SettableClock(String now) {
    this.now = Instant.parse(now);
  }

  /** Moves to this time. */
  public void set(String moment) {
    now = Instant.parse(moment);
  }

  /** Moves forward. */
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
