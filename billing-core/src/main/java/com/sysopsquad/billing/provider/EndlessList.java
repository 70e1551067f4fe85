package com.sysopsquad.billing.provider;

/**
 * The provider's list has more pages than {@code sysops.provider.most-pages}, or goes in circles.
 */
public class EndlessList extends ProviderUnavailable {

  private static final long serialVersionUID = 1L;

  EndlessList(String of, int pages) {
    super(
        "The payment provider's list of %s does not end: %d pages were read".formatted(of, pages));
  }
}
