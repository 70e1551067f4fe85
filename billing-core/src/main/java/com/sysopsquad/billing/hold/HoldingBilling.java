package com.sysopsquad.billing.hold;

import com.sysopsquad.billing.invoice.InvoiceEpochs;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts billing on hold and releases it. The cause is a person, a charge in the provider's list that
 * cannot be explained, or a mark that names messages which billing lacks; a crash alone never puts
 * billing on hold.
 */
public class HoldingBilling {

  private final Holds holds;
  private final InvoiceEpochs epochs;
  private final TransactionTemplate transaction;
  private final Clock clock;

  HoldingBilling(
      Holds holds, InvoiceEpochs epochs, PlatformTransactionManager transactions, Clock clock) {
    this.holds = holds;
    this.epochs = epochs;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** The hold, if billing is on hold. */
  public Optional<Hold> current() {
    return holds.current();
  }

  /**
   * Fails while billing is on hold.
   *
   * @throws BillingOnHold with a sentence that says since when, why, and what to do
   */
  public void refuse() {
    holds
        .current()
        .ifPresent(
            hold -> {
              throw new BillingOnHold(hold);
            });
  }

  /** Puts billing on hold; an existing hold does not change. */
  public Hold begin(String by, String reason) {
    holds.begin(clock.instant(), by, reason);
    return holds.current().orElseThrow();
  }

  /**
   * Releases the hold. The person who does this accepts responsibility for the charges with
   * objections: they no longer stop a run, and their bills are parked. New series of invoice
   * numbers begin.
   *
   * @throws NotOnHold if billing is not on hold
   */
  public void release(String by, String reason) {
    transaction.executeWithoutResult(
        _ -> {
          Instant now = clock.instant();
          if (!holds.release(now, by, reason)) {
            throw new NotOnHold();
          }
          holds.acceptObjections(now);
          epochs.begin("A hold was released: " + reason);
        });
  }
}
