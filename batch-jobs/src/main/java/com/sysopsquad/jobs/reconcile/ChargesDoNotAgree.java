package com.sysopsquad.jobs.reconcile;

/** Payments here and charges at the provider differ; the message says where. */
final class ChargesDoNotAgree extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ChargesDoNotAgree(String summary) {
    super("Payments here and charges at the provider do not agree:\n" + summary);
  }
}
