package com.sysopsquad.jobs.console.corrections;

import com.sysopsquad.billing.correction.Correction;
import com.sysopsquad.billing.correction.CorrectionPreview;
import com.sysopsquad.jobs.console.frame.Badge;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.Timestamp;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A correction as a page shows it.
 *
 * @param words what the provider said, or why it was declined
 */
public record CorrectionView(
    UUID id,
    UUID customerId,
    String what,
    String amount,
    Badge state,
    String reason,
    String people,
    @Nullable String words,
    Timestamp madeAt) {

  /** The correction in the words of all pages. */
  public static CorrectionView of(Correction correction, Formats formats) {
    String kind = CorrectionText.kind(correction.kind());
    return new CorrectionView(
        correction.id(),
        correction.customerId(),
        correction.bill() == null ? kind : "%s, bill %d".formatted(kind, correction.bill()),
        CorrectionText.money(correction.amount()),
        CorrectionText.state(correction.state()),
        correction.reason(),
        correction.decidedBy() == null
            ? correction.actor()
            : "%s and %s".formatted(correction.actor(), correction.decidedBy()),
        correction.words(),
        Timestamp.of(correction.madeAt(), formats));
  }

  /**
   * The question before a correction is made.
   *
   * @param left what can be refunded of the bill afterward; null if it is no refund
   */
  record Question(
      String heading,
      String posting,
      String notice,
      boolean secondPerson,
      @Nullable String left,
      String action) {

    static Question of(CorrectionPreview preview) {
      return new Question(
          CorrectionText.question(preview),
          CorrectionText.posting(preview),
          CorrectionText.notice(preview),
          preview.needsSecond(),
          preview.left() == null ? null : CorrectionText.money(preview.left()),
          CorrectionText.action(preview));
    }
  }
}
