package com.sysopsquad.billing.desk;

import static com.sysopsquad.billing.desk.DeskFixture.DECEMBER;
import static com.sysopsquad.billing.desk.DeskFixture.NOBODY_ELSE;
import static com.sysopsquad.billing.desk.DeskFixture.NOVEMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.billing.Population.Customer;
import com.sysopsquad.billing.bill.freeze.OpeningBillingRuns;
import com.sysopsquad.billing.desk.DeskAccount.AccountBill;
import com.sysopsquad.billing.desk.DeskAccount.Attempt;
import com.sysopsquad.billing.desk.DeskAccount.Card;
import com.sysopsquad.billing.desk.DeskAccount.Plan;
import com.sysopsquad.billing.desk.DeskAccount.State;
import com.sysopsquad.billing.payment.ChargingFurtherAttempts;
import com.sysopsquad.billing.payment.OpeningFurtherAttempts;
import com.sysopsquad.flows.pricing.PricingResult.Priced;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A customer is found by what a caller can say, and is shown with all that billing knows. */
class AccountsIntegrationTests {

  @AutoClose private final DeskFixture desk = new DeskFixture();
  private final AccountSearch search = desk.get(AccountSearch.class);
  private final ReadingAccounts reading = desk.get(ReadingAccounts.class);

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "Grace Hopper, Name or address",
        "hopper gra, Name or address",
        "o'neil-hop, Name or address",
        "HOPPER columbus, Name or address",
        "77 high, Name or address",
        "43004, Name or address",
        "grace@navy.example, Email address",
        "GRACE@navy, Email address",
        "grace_h, \"\"",
        "grace lincoln, \"\"",
        "opper, \"\"",
        "g, \"\""
      })
  void aCustomerIsFoundByNameAddressAndEmail(String text, String foundBy) {
    desk.population.customer("OR");
    UUID grace = account("Grace O'Neil-Hopper", "grace@navy.example", "77 High Street");

    assertThat(search.find(text).hits())
        .extracting(hit -> hit.customerId() + " " + hit.foundBy())
        .isEqualTo(foundBy.isEmpty() ? List.of() : List.of(grace + " " + foundBy));
  }

  /** Tried: Chinese, Japanese and Korean names; a family name of one character and of two. */
  @ParameterizedTest
  @CsvSource({
    "王小明 Jörg 😀, 王",
    "王小明 Jörg 😀, 王小",
    "王小明 Jörg 😀, 王 jör",
    "山田太郎, 山田",
    "やまだたろう, や",
    "김철수, 김",
    "김철수, 김철수"
  })
  void aFamilyNameFindsANameThatIsWrittenWithoutBlanks(String name, String text) {
    desk.population.customer("OR");
    UUID customer = account(name, "someone@example.org", "77 High Street");

    assertThat(search.find(text).hits())
        .extracting(AccountHit::customerId)
        .containsExactly(customer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "_", "'", "\\", "!", "' | 'a:*", "  ", ":*", "a & !b", "(", "\0"})
  void whatLooksLikeAQueryFindsNothingAndBreaksNothing(String text) {
    desk.population.customer("OR");

    assertThat(search.find(text).hits()).isEmpty();
  }

  @Test
  void aCustomerIsFoundByEveryNumber() {
    UUID customer =
        desk.population.customer("OR").with("HOME", "2026-11-15").withCard("pm_good").id();
    desk.bill(NOVEMBER);
    String bill = desk.list("select id::text from billing.bill").getFirst();
    String reference = desk.list("select reference::text from billing.bill").getFirst();
    String invoice = desk.list("select number from billing.invoice").getFirst();
    String plan = desk.list("select plan_id::text from billing.subscription").getFirst();

    assertThat(List.of(customer.toString(), bill, reference, invoice, plan, plan + "/2026-11-15"))
        .allSatisfy(
            text ->
                assertThat(search.find(text).hits())
                    .as(text)
                    .extracting(AccountHit::customerId)
                    .containsExactly(customer));
    assertThat(search.find(invoice).hits().getFirst().foundBy()).isEqualTo("Invoice " + invoice);
    assertThat(search.find(UUID.randomUUID().toString()).hits()).isEmpty();
  }

  @Test
  void moreThanFiftyAreCutAndItIsSaid() {
    desk.population.many(60, "2026-11-15");

    AccountSearch.Found found = search.find("Customer");

    assertThat(found.hits()).hasSize(50);
    assertThat(found.hasMore()).isTrue();
    assertThat(search.find("Customer 7").hasMore()).isFalse();
  }

  @Test
  void theSearchesGoByTheirIndexes() {
    desk.population.many(20_000, "2026-11-15");
    desk.get(OpeningBillingRuns.class).open(NOVEMBER, 1);

    for (String condition :
        List.of(
            "billing.account where billing.account_words(name, street, city, postal_code)"
                + " @@ to_tsquery('simple', '''17'' & ''elm'':*')",
            "billing.account where lower(email) like '17777@%'",
            "billing.bill where reference = '00000000-0000-0000-0000-000000000000'",
            "billing.subscription where customer_id = '00000000-0000-0000-0000-000000000000'")) {
      assertThat(String.join("\n", desk.list("explain select * from " + condition)))
          .as(condition)
          .contains("Index")
          .doesNotContain("Seq Scan");
    }
  }

  @Test
  void anAccountHasPlansCardsBillsAttemptsInvoicesAlertsAndNotices() {
    Customer ada = desk.population.customer("OR").with("HOME", "2026-11-15").withCard("pm_soft");
    desk.bill(NOVEMBER);
    ada.changesCardTo("pm_good");
    desk.clock.advance(Duration.ofMinutes(1));
    desk.get(OpeningFurtherAttempts.class).open(NOBODY_ELSE);
    desk.get(ChargingFurtherAttempts.class).charge(NOBODY_ELSE);
    ada.changesCardTo("pm_hard");
    desk.bill(DECEMBER);

    DeskAccount account = reading.read(ada.id(), null);

    assertThat(account.holder().name()).isEqualTo("Ada Byron");
    Plan plan = account.plans().getFirst();
    assertThat(plan.contract()).isEqualTo("Home");
    assertThat(Objects.requireNonNull(plan.next()).start()).isEqualTo("2027-01-15");
    assertThat(plan.next().end()).isEqualTo("2027-02-15");
    assertThat(plan.nextCharge())
        .isInstanceOfSatisfying(
            Priced.class, priced -> assertThat(priced.charge().total().minor()).isEqualTo(2500));
    assertThat(account.bills())
        .extracting(AccountBill::state)
        .containsExactly(State.DECLINED, State.PAID);
    assertThat(account.bills().getLast().attempts())
        .extracting(Attempt::state, Attempt::code, Attempt::reason, Attempt::providerReference)
        .map(Object::toString)
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .isEqualTo(
                        "(\"SOFT_DECLINE\", \"insufficient_funds\", \"Not enough funds\","
                            + " \"pi_soft\")"),
            second -> assertThat(second).startsWith("(\"APPROVED\", null, null, \"pi_"));
    assertThat(Objects.requireNonNull(account.bills().getLast().invoice()).totalMinor())
        .isEqualTo(2000);
    assertThat(account.unpaid()).containsExactly(Map.entry("USD", 2500L));
    assertThat(account.cards())
        .extracting(Card::state, Card::isDefault, Card::declinedForGood)
        .map(Object::toString)
        .containsExactlyInAnyOrder(
            "(\"VERIFIED\", true, true)",
            "(\"REMOVED\", false, false)",
            "(\"REMOVED\", false, false)");
    assertThat(account.alerts())
        .extracting(DeskAlert::kind, DeskAlert::isOpen, DeskAlert::notice)
        .map(Object::toString)
        .containsExactly(
            "(\"HARD_DECLINE\", true, \"Your bank declined the payment, and this card cannot be"
                + " charged again. Add a different card.\")",
            "(\"SOFT_DECLINE\", false, \"Your bank declined the payment. We usually try again a few"
                + " times within about two weeks of the first attempt. Make sure that the card has"
                + " sufficient funds, or add a different card.\")");
  }

  @Test
  void noNumberAndNoTokenOfACardLeavesTheDatabase() {
    UUID customer = desk.population.customer("OR").with("HOME", "2026-11-15").id();
    desk.billing
        .jdbc()
        .sql(
            """
            insert into billing.card (id, customer_id, state, brand, last_four, expires_on,
                   provider_customer, provider_method, fingerprint, key_id, wrapped_key,
                   sealed_number, registered_at)
            values (gen_random_uuid(), ?, 'VERIFIED', 'visa', '4242', '2030-12-31', 'cus_secret',
                    'pm_secret', convert_to('print_secret', 'UTF8'), 'key_secret',
                    convert_to('wrapped_secret', 'UTF8'), convert_to('sealed_secret', 'UTF8'),
                    '2026-01-01')
            """)
        .param(customer)
        .update();

    assertThat(reading.read(customer, null).toString()).contains("4242").doesNotContain("secret");
  }

  @Test
  void theNextBillFollowsTheAnchorThroughShortMonthsAndEndsWithThePlan() {
    UUID customer =
        desk.population
            .customer("OR")
            .with("HOME", "2027-01-31", 31, null)
            .with("HOME", "2026-11-15", 15, "2026-11-25")
            .with("HOME", "2026-10-15", 15, "2026-10-15")
            .id();
    desk.billing
        .jdbc()
        .sql("update billing.subscription set billed_to = '2027-02-28' where anchor_day = 31")
        .update();

    assertThat(reading.read(customer, null).plans())
        .extracting(Plan::next)
        .map(String::valueOf)
        .containsExactly(
            "BillingPeriod[start=2027-02-28, end=2027-03-31]",
            "BillingPeriod[start=2026-11-15, end=2026-11-25]",
            "null");
  }

  @Test
  void theBillsOfManyYearsAreReadPageByPage() {
    UUID customer = desk.population.customer("OR").with("HOME", "2020-01-15").id();
    desk.bill(DECEMBER);

    DeskAccount newest = reading.read(customer, null);
    DeskAccount older = reading.read(customer, newest.bills().getLast().id());

    assertThat(newest.bills()).hasSize(40);
    assertThat(newest.hasOlder()).isTrue();
    assertThat(older.bills()).hasSize(40);
    assertThat(older.bills().getFirst().periodStart())
        .isEqualTo(newest.bills().getLast().periodStart().minusMonths(1));
    assertThat(newest.bills().getFirst().periodStart()).isEqualTo(LocalDate.of(2026, 12, 15));
  }

  @Test
  void whoIsNotKnownIsAFact() {
    assertThatThrownBy(() -> reading.read(UUID.randomUUID(), null))
        .isInstanceOf(NoSuchAccount.class);
  }

  private UUID account(String name, String email, String street) {
    UUID id = UUID.randomUUID();
    desk.billing
        .jdbc()
        .sql(
            """
            insert into billing.account
                   (customer_id, name, email, street, city, state, postal_code, version)
            values (?, ?, ?, ?, 'Columbus', 'OH', '43004', 1)
            """)
        .params(id, name, email, street)
        .update();
    return id;
  }
}
