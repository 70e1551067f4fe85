package com.sysopsquad.billing.payment;

import com.sysopsquad.billing.alert.ReportingPaymentFailures;
import com.sysopsquad.billing.bill.freeze.FreezingAnew;
import com.sysopsquad.billing.hold.HoldingBilling;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens a further attempt for unpaid bills whose customer now has another card, or has chosen or
 * added the same one again, and some days after a temporary decline by itself. The attempt is
 * written before anything is sent, as UNKNOWN, so that a crash at any time charges nobody twice.
 * {@link ChargingFurtherAttempts} sends it. In the same transaction, unpaid bills are compared with
 * everything that billing has received.
 */
public class OpeningFurtherAttempts {

  private static final int AT_ONCE = 500;

  private final PaymentAttempts attempts;
  private final FreezingAnew anew;
  private final TransactionTemplate transaction;
  private final ReportingPaymentFailures reporting;
  private final HoldingBilling holding;
  private final ChargingSettings settings;
  private final Clock clock;

  OpeningFurtherAttempts(
      PaymentAttempts attempts,
      FreezingAnew anew,
      PlatformTransactionManager transactions,
      ReportingPaymentFailures reporting,
      HoldingBilling holding,
      ChargingSettings settings,
      Clock clock) {
    this.attempts = attempts;
    this.anew = anew;
    this.transaction = new TransactionTemplate(transactions);
    this.reporting = reporting;
    this.holding = holding;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Opens all attempts that are due.
   *
   * @return how many
   * @throws StaleWriterException if another writer has taken over
   */
  public long open(WriteFence fence) {
    long opened = 0;
    List<Long> bills = openSome(fence);
    while (!bills.isEmpty()) {
      opened += bills.size();
      bills = openSome(fence);
    }
    return opened;
  }

  private List<Long> openSome(WriteFence fence) {
    return transaction.execute(
        _ -> {
          fence.hold();
          holding.refuse();
          Instant now = clock.instant();
          LocalDate today = LocalDate.ofInstant(now, clock.getZone());
          freezeAnew();
          List<Long> bills = attempts.openFurther(now, today, settings.retryAfterDays(), AT_ONCE);
          reporting.areTriedAgain(bills);
          return bills;
        });
  }

  /** A bill that is no longer owed as it was frozen is not sent again; see {@link FreezingAnew}. */
  private void freezeAnew() {
    List<Long> wrong = attempts.unpaidAndNotRight();
    if (!wrong.isEmpty()) {
      anew.freeze(wrong);
    }
  }
}
