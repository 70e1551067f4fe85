package com.sysopsquad.flows.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells it in its one sentence when an application does not start. */
final class UnsupportedServerAnalyzer extends AbstractFailureAnalyzer<UnsupportedServer> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, UnsupportedServer cause) {
    return new FailureAnalysis(cause.getMessage(), null, cause);
  }
}
