package com.sysopsquad.jobs.reconcile;

/** Our payments and the provider's charges differ; the message says where. */
final class ChargesDoNotAgree extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ChargesDoNotAgree(String summary) {
    super("Our payments and the provider's charges do not agree:\n" + summary);
  }
}
