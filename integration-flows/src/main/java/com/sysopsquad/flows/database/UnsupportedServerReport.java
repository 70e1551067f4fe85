package com.sysopsquad.flows.database;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Shows only the sentence of the exception if an application does not start. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnsupportedServerReport implements SpringBootExceptionReporter {

  @Override
  public boolean reportException(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnsupportedServer unsupported) {
        System.err.println(unsupported.getMessage());
        return true;
      }
    }
    return false;
  }
}
