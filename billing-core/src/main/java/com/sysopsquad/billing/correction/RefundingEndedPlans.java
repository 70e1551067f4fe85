package com.sysopsquad.billing.correction;

import com.sysopsquad.billing.bill.LineKey;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives back what was paid for periods that begin when their plan has ended: the end was confirmed
 * to the customer while the charge was under way, or reached billing after it. Each such bill is
 * refunded to its card once, unless a person has corrected it.
 */
public class RefundingEndedPlans {

  private static final String ACTOR = "billing";
  private static final String REASON = "The plan had ended when this period began.";

  private static final Logger log = LoggerFactory.getLogger(RefundingEndedPlans.class);
  private static final int AT_ONCE = 100;

  private final Corrections corrections;
  private final MakingCorrections making;

  RefundingEndedPlans(Corrections corrections, MakingCorrections making) {
    this.corrections = corrections;
    this.making = making;
  }

  /** Paid for a period of a plan that had ended. */
  record PaidBeyondEnd(long bill, UUID customerId, LineKey line) {}

  /**
   * Requests these refunds; one over the limit waits for a person.
   *
   * @return how many were requested
   */
  public long refund() {
    long requested = 0;
    long after = 0;
    List<PaidBeyondEnd> page = corrections.paidBeyondEnd(after, AT_ONCE);
    while (!page.isEmpty()) {
      for (PaidBeyondEnd paid : page) {
        requested += refund(paid) ? 1 : 0;
        after = paid.bill();
      }
      page = corrections.paidBeyondEnd(after, AT_ONCE);
    }
    return requested;
  }

  /** Whether it was requested; one that is refused stops no other. */
  private boolean refund(PaidBeyondEnd paid) {
    CorrectionRequest request =
        new CorrectionRequest(CorrectionKind.CARD_REFUND, paid.customerId(), paid.bill(), null);
    try {
      Correction refund = making.make(request, "ended/" + paid.line().text(), ACTOR, REASON);
      log.info("Bill {} of a plan that had ended: refund {}", paid.bill(), refund.state());
      return true;
    } catch (CorrectionRefused refused) {
      log.warn("Bill {} of a plan that had ended: {}", paid.bill(), refused.getMessage());
      return false;
    }
  }
}
