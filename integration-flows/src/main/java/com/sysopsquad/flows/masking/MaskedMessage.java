package com.sysopsquad.flows.masking;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** Logback's {@code %m}, with everything masked that a log must not contain. */
public final class MaskedMessage extends MessageConverter {

  @Override
  public String convert(ILoggingEvent event) {
    return Masking.maskLinks(Masking.mask(super.convert(event)));
  }
}
