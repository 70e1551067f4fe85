package com.sysopsquad.jobs.approval;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How starts are requested.
 *
 * @param expiresAfter how long a requested start can be confirmed
 */
@ConfigurationProperties("sysops.approval")
record ApprovalSettings(@DefaultValue("12h") Duration expiresAfter) {

  /** Rejects a time in which nobody could confirm anything. */
  ApprovalSettings {
    if (expiresAfter.compareTo(Duration.ofMinutes(1)) < 0) {
      throw new IllegalArgumentException("sysops.approval.expires-after must be at least a minute");
    }
  }
}
