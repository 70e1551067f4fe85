package com.sysopsquad.jobs.alarm;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often alarms are evaluated.
 *
 * @param every how often; 0 for never
 * @param settled how long no node may have seen a condition that differs by node, such as a
 *     connection, before its alarm is resolved
 * @param retention how long resolved alarms are kept
 */
@ConfigurationProperties("sysops.alarms")
record AlarmSettings(
    @DefaultValue("30s") Duration every,
    @DefaultValue("2m") Duration settled,
    @DefaultValue("400d") Duration retention) {

  boolean isOn() {
    return every.isPositive();
  }
}
