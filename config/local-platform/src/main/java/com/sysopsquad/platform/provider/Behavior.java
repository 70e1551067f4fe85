package com.sysopsquad.platform.provider;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How well the provider works now; settings without a value have no effect. With a seed, the same
 * requests get the same faults in every run, whatever the order in which they arrive.
 */
public final class Behavior {

  /** Everything works, without delay. */
  public static final Behavior NORMAL = new Behavior(Map.of());

  private final Map<Setting, Double> values;

  private Behavior(Map<Setting, Double> values) {
    this.values = Map.copyOf(values);
  }

  /** The settings: times in milliseconds, rates between 0 and 1. */
  public enum Setting {
    /** Each request takes this long. */
    LATENCY("latencyMillis", Long.MAX_VALUE),
    /** And up to this much longer. */
    JITTER("jitterMillis", Long.MAX_VALUE),
    /** If there are more requests than this in a second, they are answered with 429. */
    THROTTLE("throttlePerSecond", Long.MAX_VALUE),
    /** The connection is cut at once, and nothing is done. */
    DOWN("downRate", 1),
    /** No answer for a minute, and nothing is done. */
    HANG("hangRate", 1),
    /** Answered with 500; nothing is done and nothing is stored. */
    ERROR("errorRate", 1),
    /** A good card is declined for insufficient funds: it may work on another day. */
    SOFT_DECLINE("softDeclineRate", 1),
    /** A good card is declined as lost, and must never be tried again. */
    HARD_DECLINE("hardDeclineRate", 1),
    /** Charged, but answered with 500, even if the request is repeated with its key. */
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

  /** The same except for one setting. */
  public Behavior with(Setting setting, double value) {
    if (!(value >= 0 && value <= setting.largest)) {
      throw new IllegalArgumentException(setting.key + " cannot be " + value);
    }
    Map<Setting, Double> changed = new EnumMap<>(Setting.class);
    changed.putAll(values);
    changed.put(setting, value);
    return new Behavior(changed);
  }

  /** Reads the result of {@link #toMap}; missing keys mean normal behavior. */
  static Behavior fromMap(Map<String, ?> settings) {
    Behavior behavior = NORMAL;
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
      behavior = behavior.with(setting, number.doubleValue());
    }
    return behavior;
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
    return "Behavior" + toMap();
  }
}
