package com.sysopsquad.jobs.console.corrections;

import com.sysopsquad.billing.correction.Correction;
import com.sysopsquad.billing.correction.CorrectionKind;
import com.sysopsquad.billing.correction.CorrectionPreview;
import com.sysopsquad.billing.correction.CorrectionState;
import com.sysopsquad.flows.pricing.Money;
import com.sysopsquad.jobs.console.frame.Formats;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A correction.
 *
 * @param decidedBy the second person, or who declined it
 * @param words what the provider said, or why it was declined
 * @param text what has become of it
 */
record CorrectionAnswer(
    UUID id,
    CorrectionKind kind,
    CorrectionState state,
    UUID customerId,
    @Nullable Long bill,
    long minor,
    String currency,
    String reason,
    String actor,
    @Nullable OffsetDateTime madeAt,
    @Nullable String decidedBy,
    @Nullable String providerRefund,
    @Nullable String words,
    @Nullable OffsetDateTime settledAt,
    String text) {

  static CorrectionAnswer of(Correction correction, Formats formats) {
    return new CorrectionAnswer(
        correction.id(),
        correction.kind(),
        correction.state(),
        correction.customerId(),
        correction.bill(),
        correction.amount().minor(),
        correction.amount().currency(),
        correction.reason(),
        correction.actor(),
        formats.at(correction.madeAt()),
        correction.decidedBy(),
        correction.providerRefund(),
        correction.words(),
        formats.at(correction.settledAt()),
        CorrectionText.result(correction));
  }

  /**
   * What a correction would do.
   *
   * @param posting what the ledger will say
   * @param notice what the customer will read
   * @param secondPerson whether a second person has to confirm it
   * @param leftMinor what could be refunded of the same bill afterward
   */
  record PreviewAnswer(
      CorrectionKind kind,
      @Nullable Long bill,
      long minor,
      String currency,
      String posting,
      String notice,
      boolean secondPerson,
      @Nullable Long leftMinor) {

    static PreviewAnswer of(CorrectionPreview preview) {
      Money left = preview.left();
      return new PreviewAnswer(
          preview.request().kind(),
          preview.request().bill(),
          preview.amount().minor(),
          preview.amount().currency(),
          CorrectionText.posting(preview),
          CorrectionText.notice(preview),
          preview.needsSecond(),
          left == null ? null : left.minor());
    }
  }
}
