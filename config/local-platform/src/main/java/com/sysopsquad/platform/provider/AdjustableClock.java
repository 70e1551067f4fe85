package com.sysopsquad.platform.provider;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that can be moved ahead of the underlying one. */
final class AdjustableClock extends Clock {

  private final Clock base;
  private volatile Duration ahead = Duration.ZERO;

  AdjustableClock(Clock base) {
    this.base = base;
  }

  synchronized void advance(Duration time) {
    ahead = ahead.plus(time);
  }

  @Override
  public Instant instant() {
    return base.instant().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return base.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(instant(), zone);
  }
}
