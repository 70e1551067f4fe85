package com.sysopsquad.billing.hold;

import com.sysopsquad.billing.invoice.InvoiceEpochs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts billing on hold and releases it. The cause is a person, a charge in the provider's list that
 * cannot be explained, or a mark that names messages which billing lacks; a crash alone never puts
 * billing on hold.
 */
public class HoldingBilling {

  /** What to do while {@link #awaitsComparison()}. */
  public static final String NOT_COMPARED =
      "Billing was on hold, and the payment provider's charges have not been compared since. The bill"
          + " may be paid. Start collection, and try again once it has completed.";

  private static final Duration LOOK_LASTS = Duration.ofSeconds(1);

  private final Holds holds;
  private final InvoiceEpochs epochs;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private volatile @Nullable Long lookedAt;

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

  /**
   * Whether billing is on hold, as far as was known a second ago: for a last look before each call
   * that moves money, which must not cost a query.
   */
  public boolean isOnHold() {
    Long looked = lookedAt;
    long now = System.nanoTime();
    if (looked != null && now - looked <= LOOK_LASTS.toNanos()) {
      return false;
    }
    boolean onHold = holds.current().isPresent();
    lookedAt = onHold ? null : now;
    return onHold;
  }

  /**
   * Whether the provider's charges were not compared since a hold was released. Until then, a bill
   * that is unpaid here may be paid: a restore may have lost its charge.
   */
  public boolean awaitsComparison() {
    return holds.isReleasedSinceComparison();
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
