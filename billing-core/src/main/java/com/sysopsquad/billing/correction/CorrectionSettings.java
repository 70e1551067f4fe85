package com.sysopsquad.billing.correction;

import com.sysopsquad.flows.pricing.Money;
import java.math.BigDecimal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limit for corrections by one person.
 *
 * @param secondPersonOver a second person has to confirm a correction with which one person would
 *     give one customer more than this within a day, in whatever currency it is
 */
@ConfigurationProperties("sysops.billing")
record CorrectionSettings(@DefaultValue("500.00") BigDecimal secondPersonOver) {

  /** Rejects a limit below zero. */
  CorrectionSettings {
    if (secondPersonOver.signum() < 0) {
      throw new IllegalArgumentException("sysops.billing.second-person-over must not be negative");
    }
  }

  boolean needsSecond(Money amount) {
    return amount.amount().compareTo(secondPersonOver) > 0;
  }
}
