package com.sysopsquad.portal.invoice;

import java.time.Duration;

/** More documents are wanted just now than may be made or wait for it. */
final class PrintShopBusy extends RuntimeException {

  /** When it is worth while to ask again. */
  static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private static final long serialVersionUID = 1L;

  PrintShopBusy() {
    super("More documents are wanted than can be made");
  }
}
