package com.sysopsquad.portal.notification;

import com.sysopsquad.flows.correction.CorrectionMade;
import com.sysopsquad.flows.correction.CorrectionReceiver;
import com.sysopsquad.flows.pricing.Money;
import com.sysopsquad.portal.display.PortalAddress;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Tells customers by email about refunds, credits and write-offs, each once. */
@Service
class ArrivingCorrections implements CorrectionReceiver {

  private static final Logger log = LoggerFactory.getLogger(ArrivingCorrections.class);

  private final QueueingNotifications emails;
  private final PortalAddress portal;

  ArrivingCorrections(QueueingNotifications emails, PortalAddress portal) {
    this.emails = emails;
    this.portal = portal;
  }

  @Override
  public void receive(List<CorrectionMade> corrections) {
    emails.queue(() -> corrections.stream().map(this::email).flatMap(Optional::stream).toList());
  }

  /** Empty for a kind that this version does not know. */
  private Optional<Email> email(CorrectionMade correction) {
    Money amount = new Money(correction.amountMinor(), correction.currency());
    String account = portal.of("/");
    String card = correction.cardLastFour();
    return switch (correction.kind()) {
      case "CARD_REFUND" ->
          Optional.of(
              card == null
                  ? email(correction, "email.refund", amount, account)
                  : email(correction, "email.card-refund", amount, account, card));
      case "CREDIT_REFUND", "GOODWILL" ->
          Optional.of(email(correction, "email.credit", amount, account));
      case "WRITE_OFF" -> Optional.of(email(correction, "email.write-off", amount, account));
      default -> {
        log.warn("Correction {} is of an unknown kind", correction.correctionId());
        yield Optional.empty();
      }
    };
  }

  private static Email email(CorrectionMade correction, String code, Object... arguments) {
    return Email.of(
        Email.Kind.PAYMENT_PROBLEM,
        correction.correctionId(),
        correction.customerId(),
        code,
        arguments);
  }
}
