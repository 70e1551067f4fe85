package com.sysopsquad.billing.payment;

import com.sysopsquad.billing.alert.ReportingPaymentFailures;
import com.sysopsquad.billing.hold.HoldingBilling;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens a further attempt for unpaid bills whose customer has another card since, or has chosen or
 * added the same one again. The attempt is written before anything is sent, as UNKNOWN, so that a
 * crash at any moment charges nobody twice. {@link ChargingFurtherAttempts} sends it.
 */
public class OpeningFurtherAttempts {

  private static final int AT_ONCE = 500;

  private final PaymentAttempts attempts;
  private final TransactionTemplate transaction;
  private final ReportingPaymentFailures reporting;
  private final HoldingBilling holding;
  private final Clock clock;

  OpeningFurtherAttempts(
      PaymentAttempts attempts,
      PlatformTransactionManager transactions,
      ReportingPaymentFailures reporting,
      HoldingBilling holding,
      Clock clock) {
    this.attempts = attempts;
    this.transaction = new TransactionTemplate(transactions);
    this.reporting = reporting;
    this.holding = holding;
    this.clock = clock;
  }

  /**
   * Opens all attempts that are due.
   *
   * @return how many
   * @throws StaleWriterException when another has taken over
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
          List<Long> bills =
              attempts.openFurther(now, LocalDate.ofInstant(now, clock.getZone()), AT_ONCE);
          reporting.areTriedAgain(bills);
          return bills;
        });
  }
}
