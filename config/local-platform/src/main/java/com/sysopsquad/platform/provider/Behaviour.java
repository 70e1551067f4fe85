package com.sysopsquad.platform.provider;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How well the provider works at the moment; what is not set works as it should. With a seed, the
 * same requests meet the same fault in every run, whatever the order in which they arrive.
 */
public final class Behaviour {

  /** Everything works, at once. */
  public static final Behaviour NORMAL = new Behaviour(Map.of());

  private final Map<Setting, Double> values;

  private Behaviour(Map<Setting, Double> values) {
    this.values = Map.copyOf(values);
  }

  /** What can be set: times in milliseconds, rates between 0 and 1. */
  public enum Setting {
    /** Each request takes this long. */
    LATENCY("latencyMillis", Long.MAX_VALUE),
    /** And up to this much longer. */
    JITTER("jitterMillis", Long.MAX_VALUE),
    /** More requests than this in a second are answered 429. */
    THROTTLE("throttlePerSecond", Long.MAX_VALUE),
    /** The connection is cut at once, nothing is done. */
    DOWN("downRate", 1),
    /** No answer for a minute, nothing is done. */
    HANG("hangRate", 1),
    /** Answered 500, nothing is done and nothing remembered. */
    ERROR("errorRate", 1),
    /** A good card is declined for insufficient funds: another day it may work. */
    SOFT_DECLINE("softDeclineRate", 1),
    /** A good card is declined as lost: never to be tried again. */
    HARD_DECLINE("hardDeclineRate", 1),
    /** Charged, but answered 500, also when the request is repeated under its key. */
    FAIL_AFTER_CHARGE("failAfterChargeRate", 1),
    /** Charged, but the connection is cut before the answer. */
    LOSE_ANSWER("loseAnswerRate", 1),
    /** Search finds a new charge only after this time. */
    SEARCH_DELAY("searchDelayMillis", Long.MAX_VALUE),
    /** Makes the rates repeatable. */
    SEED("seed", Long.MAX_VALUE);

    private final String key;
    private final double largest;

    Setting(String key, double largest) {
      this.key = key;
      this.largest = largest;
    }
  }

  /** The same but for one setting. */
  public Behaviour with(Setting setting, double value) {
    if (!(value >= 0 && value <= setting.largest)) {
      throw new IllegalArgumentException(setting.key + " cannot be " + value);
    }
    Map<Setting, Double> changed = new EnumMap<>(Setting.class);
    changed.putAll(values);
    changed.put(setting, value);
    return new Behaviour(changed);
  }

  /** Reads what {@link #toMap} wrote; missing keys are normal. */
  static Behaviour fromMap(Map<String, ?> settings) {
    Behaviour behaviour = NORMAL;
    for (Map.Entry<String, ?> entry : settings.entrySet()) {
      Setting setting =
          Arrays.stream(Setting.values())
              .filter(known -> known.key.equals(entry.getKey()))
              .findFirst()
              .orElseThrow(
                  () -> new IllegalArgumentException("no such setting: " + entry.getKey()));
      if (!(entry.getValue() instanceof Number number)) {
        throw new IllegalArgumentException(entry.getKey() + " must be a number");
      }
      behaviour = behaviour.with(setting, number.doubleValue());
    }
    return behaviour;
  }

  Map<String, Double> toMap() {
    Map<String, Double> map = new LinkedHashMap<>();
    for (Setting setting : Setting.values()) {
      map.put(setting.key, value(setting));
    }
    return map;
  }

  long millis(Setting setting) {
    return (long) value(setting);
  }

  double value(Setting setting) {
    return values.getOrDefault(setting, 0.0);
  }

  @Override
  public String toString() {
    return "Behaviour" + toMap();
  }
}
