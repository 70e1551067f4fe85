package com.sysopsquad.portal;

import static com.sysopsquad.portal.PortalFixture.invoice;
import static com.sysopsquad.portal.PortalFixture.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.cardregistration.CardHandedIn;
import com.sysopsquad.flows.cardstatus.CardStatusChanged;
import com.sysopsquad.flows.invoice.InvoiceIssued;
import com.sysopsquad.flows.paymentproblem.PaymentProblem;
import com.sysopsquad.flows.pricing.AnchorDay;
import com.sysopsquad.flows.supportplan.PlanChosen;
import com.sysopsquad.portal.PortalFixture.Catalog;
import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.card.Card;
import com.sysopsquad.portal.card.Card.Pending;
import com.sysopsquad.portal.card.Card.Rejected;
import com.sysopsquad.portal.card.Card.Verified;
import com.sysopsquad.portal.card.Cards;
import com.sysopsquad.portal.card.HandingInCard;
import com.sysopsquad.portal.card.sealing.CardNotAccepted;
import com.sysopsquad.portal.card.sealing.SealedTestCards;
import com.sysopsquad.portal.invoice.Invoices;
import com.sysopsquad.portal.notification.Notices;
import com.sysopsquad.portal.plan.CancellingPlan;
import com.sysopsquad.portal.plan.ChangingPlan;
import com.sysopsquad.portal.plan.ChoosingPlan;
import com.sysopsquad.portal.plan.NoSuchPlan;
import com.sysopsquad.portal.plan.Plan;
import com.sysopsquad.portal.plan.PlanNotPossible;
import com.sysopsquad.portal.plan.standing.PlanStandings;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PortalTest
class ConversationsIntegrationTests {

  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

  private final BillingSide billing = BillingSide.start();

  @Autowired Catalog catalog;
  @Autowired TestCustomers customers;
  @Autowired ChoosingPlan choosing;
  @Autowired ChangingPlan changing;
  @Autowired CancellingPlan cancelling;
  @Autowired PlanStandings standings;
  @Autowired HandingInCard handingIn;
  @Autowired SealedTestCards sealed;
  @Autowired Cards cards;
  @Autowired Invoices invoices;
  @Autowired Notices notices;
  @Autowired TransactionTemplate transactions;
  @Autowired JdbcClient jdbc;

  private Customer ada;

  @BeforeEach
  void register() {
    catalog.publishUsual();
    ada = customers.register("Ada Barrow");
  }

  @Test
  void aChosenPlanReachesBilling() {
    Plan plan = choosing.choose(ada.id(), "HOME-3", new AnchorDay(31), NOVEMBER);

    await().until(() -> !plansOf(plan).isEmpty());
    PlanChosen told = plansOf(plan).getFirst();
    assertThat(told.startsOn()).isEqualTo("2026-11-30");
    assertThat(told.anchorDay()).isEqualTo(31);
    assertThat(told.version()).isEqualTo(plan.version());
    assertThat(told.customer().customerId()).isEqualTo(ada.id());
    assertThat(told.customer().state()).isEqualTo("CA");
  }

  @Test
  void changesAndACancellationReachBillingInTheirOrder() {
    Plan plan = choosing.choose(ada.id(), "HOME-3", new AnchorDay(10), NOVEMBER);

    Plan changed = changing.change(ada.id(), plan.id(), plan.version(), "GAMER-2");
    Plan cancelled = cancelling.cancel(ada.id(), plan.id());
    cancelling.cancel(ada.id(), plan.id());

    assertThat(cancelled.endsOn()).isEqualTo("2026-12-10");
    await().until(() -> plansOf(plan).size() == 3);
    assertThat(plansOf(plan))
        .extracting(PlanChosen::version)
        .isSorted()
        .containsExactly(plan.version(), changed.version(), cancelled.version());
    assertThat(plansOf(plan).getLast().contractCode()).isEqualTo("GAMER-2");
    assertThat(plansOf(plan).getLast().endsOn()).isEqualTo("2026-12-10");
  }

  @Test
  void aPlanWhoseNextPeriodIsPaidEndsAfterIt() {
    Plan plan = choosing.choose(ada.id(), "HOME-3", new AnchorDay(10), NOVEMBER);
    billing.send(
        invoice(ada.id(), plan.id(), number(), day("2026-11-10"), day("2026-12-10")),
        invoice(ada.id(), plan.id(), number(), day("2026-12-10"), day("2027-01-10")));
    await().until(() -> invoices.page(ada.id(), 1).total() == 2);

    assertThat(cancelling.cancel(ada.id(), plan.id()).endsOn()).isEqualTo("2027-01-10");
    assertThat(standings.of(ada.id(), "CA").getFirst().next()).isNull();
  }

  @Test
  void onlyWhatIsOnSaleCanBeChosen() {
    for (String code : List.of("FUTURE-1", "OLD-1", "NO-SUCH")) {
      assertThatThrownBy(() -> choosing.choose(ada.id(), code, new AnchorDay(1), NOVEMBER))
          .isInstanceOf(PlanNotPossible.class)
          .hasMessage("plan.not-sold-then");
    }
    assertThatThrownBy(
            () -> choosing.choose(ada.id(), "HOME-3", new AnchorDay(1), NOVEMBER.minusMonths(1)))
        .isInstanceOf(PlanNotPossible.class)
        .hasMessage("plan.not-this-month");
    assertThat(standings.of(ada.id(), "CA")).isEmpty();
  }

  @Test
  void aPlanBelongsToItsCustomerAlone() {
    Plan plan = choosing.choose(ada.id(), "HOME-3", new AnchorDay(1), NOVEMBER);
    Customer ben = customers.register("Ben Dawson");

    assertThatThrownBy(() -> cancelling.cancel(ben.id(), plan.id())).isInstanceOf(NoSuchPlan.class);
    assertThatThrownBy(() -> changing.change(ben.id(), plan.id(), plan.version(), "GAMER-2"))
        .isInstanceOf(NoSuchPlan.class);
  }

  @Test
  void theNextChargeIsForetoldByBillingsRules() {
    choosing.choose(ada.id(), "HOME-3", new AnchorDay(5), NOVEMBER.plusMonths(1));

    var next = standings.of(ada.id(), "CA").getFirst().next();

    assertThat(next).isNotNull();
    assertThat(next.on()).isEqualTo("2026-12-05");
    assertThat(next.due()).isFalse();
    assertThat(next.withTax()).isTrue();
    assertThat(next.amount()).hasToString("23.05 USD");
  }

  @Test
  void aSealedCardReachesBillingUnreadAndItsDecisionComesBack() {
    UUID registration = UUID.randomUUID();
    String jwe = sealed.card(registration);

    handingIn.handIn(ada.id(), registration, jwe);

    assertThat(cards.of(ada.id())).singleElement().isInstanceOf(Pending.class);
    await().until(() -> !cardsOf(registration).isEmpty());
    assertThat(cardsOf(registration).getFirst().jwe()).isEqualTo(jwe);

    billing.send(verified(registration, 0));

    Card card = await().until(() -> cards.of(ada.id()).getFirst(), Verified.class::isInstance);
    assertThat(card)
        .isEqualTo(
            new Verified(registration, PortalFixture.NOW, "visa", "4242", day("2029-12-31"), true));
  }

  @Test
  void theSameRegistrationAgainSendsNothing() {
    UUID registration = UUID.randomUUID();
    String jwe = sealed.card(registration);

    handingIn.handIn(ada.id(), registration, jwe);
    handingIn.handIn(ada.id(), registration, jwe);
    UUID another = UUID.randomUUID();
    handingIn.handIn(ada.id(), another, sealed.card(another));

    await().until(() -> !cardsOf(another).isEmpty());
    assertThat(cardsOf(registration)).hasSize(1);
    assertThatThrownBy(
            () -> handingIn.handIn(customers.register("Ben Dawson").id(), registration, jwe))
        .isInstanceOf(CardNotAccepted.class);
  }

  @Test
  void anythingElseThanASealedCardLeavesNoTrace() {
    assertThatThrownBy(() -> handingIn.handIn(ada.id(), UUID.randomUUID(), "4242424242424242"))
        .isInstanceOf(CardNotAccepted.class);

    assertThat(cards.of(ada.id())).isEmpty();
  }

  @Test
  void whatIsRolledBackIsNeverSent() {
    UUID registration = UUID.randomUUID();
    transactions.executeWithoutResult(
        status -> {
          handingIn.handIn(ada.id(), registration, sealed.card(registration));
          status.setRollbackOnly();
        });
    UUID committed = UUID.randomUUID();
    handingIn.handIn(ada.id(), committed, sealed.card(committed));

    await().until(() -> !cardsOf(committed).isEmpty());
    assertThat(cardsOf(registration)).isEmpty();
    assertThat(cards.of(ada.id())).hasSize(1);
  }

  @Test
  void aStaleDecisionIsIgnored() {
    UUID registration = UUID.randomUUID();
    handingIn.handIn(ada.id(), registration, sealed.card(registration));

    billing.send(verified(registration, 10), rejected(registration, 5), rejected(registration, 0));
    billing.send(rejected(registration, 1));
    UUID last = UUID.randomUUID();
    handingIn.handIn(ada.id(), last, sealed.card(last));
    billing.send(rejected(last, 0));

    await().until(() -> cards.of(ada.id()).stream().anyMatch(Rejected.class::isInstance));
    assertThat(cards.of(ada.id()))
        .filteredOn(card -> card.id().equals(registration))
        .singleElement()
        .isInstanceOf(Verified.class);
  }

  @Test
  void anInvoiceThatComesAgainIsStoredOnce() {
    String number = number();
    InvoiceIssued issued =
        invoice(ada.id(), UUID.randomUUID(), number, day("2026-11-10"), day("2026-12-10"));

    billing.send(issued, issued);
    billing.send(issued);
    billing.send(
        invoice(ada.id(), UUID.randomUUID(), number(), day("2026-10-10"), day("2026-11-10")));

    await().until(() -> invoices.page(ada.id(), 1).total() == 2);
    assertThat(count("customer.invoice where number = '" + number + "'")).isEqualTo(1);
    assertThat(count("customer.invoice_line where invoice_id = '" + issued.invoiceId() + "'"))
        .isEqualTo(2);
  }

  @Test
  void aThousandInvoicesArriveAndArePagedNewestFirst() {
    jdbc.sql("update customer.customer set invoice_emails = false where id = ?")
        .param(ada.id())
        .update();
    UUID plan = UUID.randomUUID();
    InvoiceIssued[] many =
        IntStream.range(0, 1_000)
            .mapToObj(
                i ->
                    invoice(
                        ada.id(), plan, number(), day("2026-01-01").plusDays(i), day("2029-01-01")))
            .toArray(InvoiceIssued[]::new);

    billing.send(many);

    await().until(() -> invoices.page(ada.id(), 1).total() == 1_000);
    var first = invoices.page(ada.id(), 1);
    assertThat(first.pages()).isEqualTo(84);
    assertThat(first.invoices()).hasSize(12);
    assertThat(first.invoices().getFirst().number()).isEqualTo(many[999].number());
    assertThat(invoices.page(ada.id(), 84).invoices().getLast().number())
        .isEqualTo(many[0].number());
    assertThat(invoices.page(ada.id(), 999).page()).isEqualTo(84);
  }

  @Test
  void aProblemIsShownUntilItsInvoiceComesInWhateverOrder() {
    UUID plan = UUID.randomUUID();
    PaymentProblem problem = problem(ada.id(), plan, day("2026-11-10"), day("2026-12-10"));

    billing.send(problem, problem);

    await().until(() -> !notices.openOf(ada.id()).isEmpty());
    assertThat(notices.openOf(ada.id()))
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice.reason()).isEqualTo("Your bank declined the charge.");
              assertThat(notice.totalMinor()).isEqualTo(2_144);
            });

    billing.send(invoice(ada.id(), plan, number(), day("2026-11-10"), day("2026-12-10")));

    await().until(() -> notices.openOf(ada.id()).isEmpty());
  }

  @Test
  void aProblemOfAPeriodThatBeginsOnceItsPlanHasEndedIsNotShown() {
    Plan plan = choosing.choose(ada.id(), "HOME-3", new AnchorDay(10), NOVEMBER);
    billing.send(
        problem(ada.id(), plan.id(), day("2026-11-10"), day("2026-12-10")),
        problem(ada.id(), plan.id(), day("2026-12-10"), day("2027-01-10")));
    await().until(() -> notices.openOf(ada.id()).size() == 2);

    jdbc.sql("update customer.plan set ends_on = '2026-12-10' where id = ?")
        .param(plan.id())
        .update();

    assertThat(notices.openOf(ada.id()))
        .singleElement()
        .satisfies(notice -> assertThat(notice.periodStart()).isEqualTo(day("2026-11-10")));
  }

  @Test
  void aProblemThatCouldNotBeComputedNamesNoAmount() {
    billing.send(
        new PaymentProblem(
            UUID.randomUUID(),
            ada.id(),
            UUID.randomUUID(),
            day("2026-11-10"),
            day("2026-12-10"),
            null,
            null,
            "The charge could not be computed.",
            "We look into it; you need not do anything.",
            PortalFixture.NOW,
            null));

    await().until(() -> !notices.openOf(ada.id()).isEmpty());
    assertThat(notices.openOf(ada.id()).getFirst().totalMinor()).isNull();
  }

  private List<PlanChosen> plansOf(Plan plan) {
    return billing.plans().stream().filter(each -> each.planId().equals(plan.id())).toList();
  }

  private List<CardHandedIn> cardsOf(UUID registration) {
    return billing.cards().stream()
        .filter(each -> each.registrationId().equals(registration))
        .toList();
  }

  private CardStatusChanged verified(UUID registration, int secondsLater) {
    return new CardStatusChanged(
        registration,
        ada.id(),
        true,
        "visa",
        "4242",
        YearMonth.of(2029, 12),
        null,
        PortalFixture.NOW.plusSeconds(secondsLater));
  }

  private CardStatusChanged rejected(UUID registration, int secondsLater) {
    return new CardStatusChanged(
        registration,
        ada.id(),
        false,
        null,
        null,
        null,
        "The bank declined the card.",
        PortalFixture.NOW.plusSeconds(secondsLater));
  }

  private long count(String from) {
    return jdbc.sql("select count(*) from " + from).query(Long.class).single();
  }

  private static String number() {
    return "2026-11-01-" + UUID.randomUUID();
  }

  private static LocalDate day(String date) {
    return LocalDate.parse(date);
  }
}
