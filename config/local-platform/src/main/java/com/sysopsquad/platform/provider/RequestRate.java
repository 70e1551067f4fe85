package com.sysopsquad.platform.provider;

/** Allows a number of requests per second, spread evenly, with a burst of a tenth of a second. */
final class RequestRate {

  private double tokens;
  private long refilledAt = System.nanoTime();

  /** Whether another request is allowed; 0 means any number. */
  synchronized boolean allows(double perSecond) {
    if (perSecond == 0) {
      return true;
    }
    long now = System.nanoTime();
    double burst = Math.max(1, perSecond / 10.0);
    tokens = Math.min(burst, tokens + (now - refilledAt) * perSecond / 1e9);
    refilledAt = now;
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }
}
