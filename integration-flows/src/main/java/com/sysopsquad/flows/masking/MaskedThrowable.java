package com.sysopsquad.flows.masking;

import ch.qos.logback.classic.spi.IThrowableProxy;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;

/** Logback's {@code %wEx}: stack traces, with everything masked that a log must not contain. */
public final class MaskedThrowable extends ExtendedWhitespaceThrowableProxyConverter {

  @Override
  protected String throwableProxyToString(IThrowableProxy throwable) {
    return Masking.maskLinks(Masking.mask(super.throwableProxyToString(throwable)));
  }
}
