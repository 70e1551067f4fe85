package com.sysopsquad.flows.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows only the sentence of the exception if an application does not start. */
final class UnsupportedServerAnalyzer extends AbstractFailureAnalyzer<UnsupportedServer> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, UnsupportedServer cause) {
    return new FailureAnalysis(cause.getMessage(), null, cause);
  }
}
