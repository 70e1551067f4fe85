package com.sysopsquad.portal.notification;

import static com.sysopsquad.flows.database.ColumnArrays.column;

import com.sysopsquad.flows.correction.CorrectionMade;
import com.sysopsquad.flows.correction.CorrectionReceiver;
import com.sysopsquad.flows.pricing.Money;
import com.sysopsquad.portal.display.PortalAddress;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Stores refunds, credits and write-offs, and tells customers by email about them, each once. */
@Service
class ArrivingCorrections implements CorrectionReceiver {

  private static final Logger log = LoggerFactory.getLogger(ArrivingCorrections.class);

  private final JdbcClient jdbc;
  private final QueueingNotifications emails;
  private final PortalAddress portal;

  ArrivingCorrections(JdbcClient jdbc, QueueingNotifications emails, PortalAddress portal) {
    this.jdbc = jdbc;
    this.emails = emails;
    this.portal = portal;
  }

  @Override
  public void receive(List<CorrectionMade> corrections) {
    store(corrections);
    emails.queue(() -> corrections.stream().map(this::email).flatMap(Optional::stream).toList());
  }

  private void store(List<CorrectionMade> corrections) {
    jdbc.sql(
            """
            insert into customer.correction
                (id, customer_id, plan_id, period_start, kind, amount_minor, currency,
                 card_last_four, made_at)
            select *
            from unnest(:ids::uuid[], :customers::uuid[], :plans::uuid[], :starts::date[],
                        :kinds::text[], :amounts::bigint[], :currencies::text[],
                        :cards::text[], :made::timestamptz[])
            on conflict (id) do nothing
            """)
        .param("ids", column(corrections, CorrectionMade::correctionId))
        .param("customers", column(corrections, CorrectionMade::customerId))
        .param("plans", column(corrections, CorrectionMade::planId))
        .param("starts", column(corrections, CorrectionMade::periodStart))
        .param("kinds", column(corrections, CorrectionMade::kind))
        .param("amounts", column(corrections, CorrectionMade::amountMinor))
        .param("currencies", column(corrections, CorrectionMade::currency))
        .param("cards", column(corrections, CorrectionMade::cardLastFour))
        .param("made", column(corrections, CorrectionMade::at))
        .update();
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
