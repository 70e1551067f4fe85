package com.sysopsquad.billing.correction;

import com.sysopsquad.billing.ledger.Postings;
import com.sysopsquad.billing.ledger.Postings.Corrected;
import com.sysopsquad.flows.correction.CorrectionGateway;
import com.sysopsquad.flows.correction.CorrectionMade;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** What the transaction that carries out a correction writes besides it. */
final class PostingCorrections {

  private final Postings postings;
  private final CorrectionGateway customer;
  private final Clock clock;

  PostingCorrections(Postings postings, CorrectionGateway customer, Clock clock) {
    this.postings = postings;
    this.customer = customer;
    this.clock = clock;
  }

  /** Posts a correction, once; returns the posting. */
  long post(Correction correction) {
    return postings.corrected(
        new Corrected(
            correction.id().toString(),
            correction.kind().name(),
            correction.kind().debit(),
            correction.kind().credit(),
            correction.customerId(),
            correction.bill(),
            correction.number(),
            correction.amount()));
  }

  /**
   * Tells the customer.
   *
   * @param lastFour last digits of the card that was refunded; null if none was
   */
  void tell(Correction correction, @Nullable String lastFour) {
    customer.send(
        new CorrectionMade(
            correction.id(),
            correction.customerId(),
            correction.kind().name(),
            correction.amount().minor(),
            correction.amount().currency(),
            lastFour,
            clock.instant()));
  }
}
