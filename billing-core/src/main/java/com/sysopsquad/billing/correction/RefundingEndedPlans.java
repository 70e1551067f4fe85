package com.sysopsquad.billing.correction;

import com.sysopsquad.billing.bill.LineKey;
import com.sysopsquad.billing.provider.Circuit;
import com.sysopsquad.billing.provider.ProviderMisconfigured;
import com.sysopsquad.billing.provider.ProviderSettings;
import com.sysopsquad.billing.provider.ProviderUnavailable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives back what was paid for periods that begin when their plan has ended: the end was confirmed
 * to the customer while the charge was under way, or reached billing after it. Each such bill is
 * refunded to its card once, unless a person has corrected it or its period began long ago.
 */
public class RefundingEndedPlans {

  /** Who makes these refunds: no person. */
  static final String ACTOR = "billing";

  private static final String REASON = "The plan had ended when this period began.";

  private static final Logger log = LoggerFactory.getLogger(RefundingEndedPlans.class);
  private static final int AT_ONCE = 100;

  /** Days since a period began; older ones are left to people. */
  private static final int MOST_DAYS = 60;

  private final Corrections corrections;
  private final MakingCorrections making;
  private final ProviderSettings settings;
  private final Clock clock;

  RefundingEndedPlans(
      Corrections corrections, MakingCorrections making, ProviderSettings settings, Clock clock) {
    this.corrections = corrections;
    this.making = making;
    this.settings = settings;
    this.clock = clock;
  }

  /** Paid for a period of a plan that had ended. */
  record PaidBeyondEnd(long bill, UUID customerId, LineKey line) {}

  /**
   * Requests these refunds; one over the limit waits for a person.
   *
   * @return how many were requested
   * @throws ProviderMisconfigured if the provider rejects our credentials
   * @throws ProviderUnavailable if it does not respond; what was requested stays open, and the next
   *     run requests the rest
   */
  public long refund() {
    Circuit circuit = new Circuit(settings);
    LocalDate since = LocalDate.now(clock).minusDays(MOST_DAYS);
    long requested = 0;
    long after = 0;
    List<PaidBeyondEnd> page = corrections.paidBeyondEnd(since, after, AT_ONCE);
    while (!page.isEmpty()) {
      for (PaidBeyondEnd paid : page) {
        requested += refund(paid, circuit) ? 1 : 0;
        if (circuit.isOpen()) {
          throw circuit.reason();
        }
        after = paid.bill();
      }
      page = corrections.paidBeyondEnd(since, after, AT_ONCE);
    }
    return requested;
  }

  /** Whether it was requested; one that is refused stops no other. */
  private boolean refund(PaidBeyondEnd paid, Circuit circuit) {
    CorrectionRequest request =
        new CorrectionRequest(CorrectionKind.CARD_REFUND, paid.customerId(), paid.bill(), null);
    try {
      Correction refund =
          making.make(request, "ended/" + paid.line().text(), ACTOR, REASON, circuit);
      log.info("Bill {} of a plan that had ended: refund {}", paid.bill(), refund.state());
      return true;
    } catch (CorrectionRefused refused) {
      log.warn("Bill {} of a plan that had ended: {}", paid.bill(), refused.getMessage());
      return false;
    }
  }
}
