package com.sysopsquad.portal.invoice.print;

import java.time.Duration;

/** More documents are requested than may be made or wait now. */
final class PrintShopBusy extends RuntimeException {

  /** After what time it makes sense to try again. */
  static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private static final long serialVersionUID = 1L;

  PrintShopBusy() {
    super("More documents are wanted than can be made");
  }
}
