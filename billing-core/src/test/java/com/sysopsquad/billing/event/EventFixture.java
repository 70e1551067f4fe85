package com.sysopsquad.billing.event;

import com.sysopsquad.billing.BillingInTest;
import com.sysopsquad.billing.Population;
import com.sysopsquad.billing.bill.freeze.OpeningBillingRuns;
import com.sysopsquad.billing.bill.run.BillingRun;
import com.sysopsquad.billing.bill.run.RunKey;
import com.sysopsquad.billing.correction.Correction;
import com.sysopsquad.billing.correction.CorrectionKind;
import com.sysopsquad.billing.correction.CorrectionRequest;
import com.sysopsquad.billing.correction.MakingCorrections;
import com.sysopsquad.billing.ledger.Postings;
import com.sysopsquad.billing.payment.ChargingBills;
import com.sysopsquad.billing.payment.ChargingSession;
import com.sysopsquad.billing.payment.WriteFence;
import com.sysopsquad.billing.provider.PaymentProvider;
import com.sysopsquad.billing.provider.ProviderSettings;
import com.sysopsquad.billing.provider.feed.ProviderFeed;
import com.sysopsquad.billing.reconciliation.ChargeReconciliation;
import com.sysopsquad.billing.reconciliation.ReconcilingCharges;
import com.sysopsquad.flows.pricing.Money;
import com.sysopsquad.platform.SettableClock;
import com.sysopsquad.platform.provider.ProviderSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.transaction.PlatformTransactionManager;

/** Billing over HTTP with a provider, and a customer who has paid 20.00 USD by it. */
final class EventFixture implements AutoCloseable {

  static final WriteFence NOBODY_ELSE = () -> {};
  private static final String KEY = "sk_test_billing";

  final SettableClock clock = new SettableClock("2026-11-30T03:00:00Z");
  final ProviderSimulator simulator;
  final BillingInTest billing;
  final UUID customer;
  final long bill;
  final String charge;

  EventFixture(Map<String, Object> settings) {
    this(settings, "4242424242424242");
  }

  /** With this card, which may be declined when it is charged. */
  EventFixture(Map<String, Object> settings, String card) {
    simulator = ProviderSimulator.start(folder(), 0, KEY, clock);
    Map<String, Object> all = new HashMap<>(settings);
    all.put("sysops.provider.url", simulator.url());
    all.put("sysops.provider.key", KEY);
    all.put("sysops.provider.throttle-patience", "0s");
    billing = BillingInTest.with(clock, all);
    Population.Customer ada =
        new Population(billing.jdbc()).customer("OR").with("HOME", "2026-11-15");
    ada.withCard(billing.get(PaymentProvider.class), card);
    customer = ada.id();
    BillingRun run =
        billing.get(OpeningBillingRuns.class).open(RunKey.ofDay(LocalDate.of(2026, 11, 30)), 1);
    try (ChargingSession session = billing.get(ChargingBills.class).begin(run, 0, NOBODY_ELSE)) {
      while (session.settleNext() > 0) {
        // The next batch.
      }
    }
    bill = billing.count("select id from billing.bill");
    charge = list("select provider_reference from billing.payment_attempt").getFirst();
  }

  EventFixture() {
    this(Map.of());
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("provider");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A run of the job, some minutes after the one before. */
  Followed follow() {
    clock.advance(Duration.ofMinutes(5));
    return billing.get(FollowingProvider.class).follow(clock.instant(), NOBODY_ELSE, () -> false);
  }

  /** A run of the job with another provider. */
  Followed follow(ProviderFeed feed) {
    clock.advance(Duration.ofMinutes(5));
    return new EventConfiguration()
        .followingProvider(
            billing.jdbc(),
            feed,
            billing.get(PaymentProvider.class),
            billing.get(Postings.class),
            billing.get(ProviderSettings.class),
            billing.get(PlatformTransactionManager.class),
            clock)
        .follow(clock.instant(), NOBODY_ELSE, () -> false);
  }

  OddFeed odd() {
    return new OddFeed(billing.get(ProviderFeed.class));
  }

  Correction refund(long minor, String key) {
    return billing
        .get(MakingCorrections.class)
        .make(
            new CorrectionRequest(
                CorrectionKind.CARD_REFUND, customer, bill, new Money(minor, "USD")),
            key,
            "clerk",
            "Outage");
  }

  ChargeReconciliation reconcile() {
    Instant now = clock.instant();
    return billing
        .get(ReconcilingCharges.class)
        .reconcile(now.minus(Duration.ofDays(60)), now.plus(Duration.ofDays(1)), () -> false);
  }

  /** An event that the provider tells, about an object. */
  static Map<String, Object> event(String id, String type, Instant at, Map<String, Object> object) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("id", id);
    event.put("object", "event");
    event.put("type", type);
    event.put("created", at.getEpochSecond());
    event.put("data", Map.of("object", object));
    return event;
  }

  /** A dispute of the charge, without movements. */
  Map<String, Object> dispute(String id, String status) {
    Map<String, Object> dispute = new LinkedHashMap<>();
    dispute.put("id", id);
    dispute.put("object", "dispute");
    dispute.put("amount", 2000);
    dispute.put("currency", "usd");
    dispute.put("payment_intent", charge);
    dispute.put("reason", "fraudulent");
    dispute.put("status", status);
    dispute.put("balance_transactions", List.of());
    return dispute;
  }

  static Map<String, Object> movement(String id, long amount, long fee) {
    return Map.of("id", id, "amount", amount, "fee", fee, "currency", "usd");
  }

  static Map<String, Object> with(Map<String, Object> object, String name, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(object);
    changed.put(name, value);
    return changed;
  }

  static Map<String, Object> without(Map<String, Object> object, String name) {
    Map<String, Object> changed = new LinkedHashMap<>(object);
    changed.remove(name);
    return changed;
  }

  /** Postings that bills and payments did not cause, oldest first. */
  List<String> postings() {
    return list(
        """
        select concat_ws(' ', cause, debit || '<' || credit, amount_minor, currency)
          from billing.posting
         where cause not in ('BILL', 'PAYMENT')
         order by id
        """);
  }

  /** What the provider holds for us, by the ledger. */
  long cash() {
    return billing.count(
        """
        select coalesce(sum(case when debit = 'CASH' then amount_minor
                                 when credit = 'CASH' then -amount_minor else 0 end), 0)
          from billing.posting
        """);
  }

  List<String> openAlerts() {
    return list(
        "select kind || ': ' || reason from billing.alert where closed_at is null order by 1");
  }

  List<String> openKinds() {
    return list("select kind from billing.alert where closed_at is null order by 1");
  }

  List<String> list(String sql) {
    return billing.jdbc().sql(sql).query(String.class).list();
  }

  @Override
  public void close() {
    billing.close();
    simulator.close();
  }
}
