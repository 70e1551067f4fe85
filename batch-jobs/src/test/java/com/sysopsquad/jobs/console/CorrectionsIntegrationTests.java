package com.sysopsquad.jobs.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.jobs.OperationsProcess;
import com.sysopsquad.platform.TestPlatform;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** Refunds, credits and write-offs over a real database, as a browser and a script see them. */
class CorrectionsIntegrationTests {

  private static final TestPlatform.Database DATABASE =
      TestPlatform.start().freshDatabase("billing");
  private static final String FAR_AWAY = "0 0 0 1 1 ? 2099";
  private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

  @AutoClose
  private static final ConfigurableApplicationContext OPERATIONS =
      OperationsProcess.start(
          DATABASE,
          Stream.concat(
                  Stream.of("--sysops.roles=console", "--sysops.billing.second-person-over=15.00"),
                  Stream.of("payment", "contractSync", "collection", "reconcile", "providerEvents")
                      .map(name -> "--sysops.schedules.%s.cron=%s".formatted(name, FAR_AWAY)))
              .toArray(String[]::new));

  private static final DeskOfBilling DESK =
      new DeskOfBilling(OPERATIONS, DATABASE, YearMonth.of(2026, 11));
  private static final Map<String, UUID> CUSTOMERS = new LinkedHashMap<>();

  @AutoClose private final ConsoleClient console = new ConsoleClient(OPERATIONS);

  @BeforeAll
  static void billAMonth() {
    for (String name :
        List.of(
            "Ada Byron", "Bo Li", "Cara Diaz", "Dora Lange", "Eve Moss", "Finn Otto", "Gus Hall")) {
      CUSTOMERS.put(name, DESK.customer(name, true));
    }
    DESK.bill();
  }

  @Test
  void aPaymentIsRefundedOnceThroughTheApiAndItIsAudited() throws Exception {
    UUID ada = customer("Ada Byron");
    long bill = DESK.paidBillOf(ada);
    String body =
        "{\"kind\":\"credit-refund\",\"bill\":%d,\"amount\":\"12.00\",\"currency\":\"usd\""
            .formatted(bill);

    JsonNode preview = console.json(console.post(path(ada) + "/preview", body + "}"), 200);
    JsonNode made = console.json(make(ada, body + ",\"reason\":\"Outage\"}", "case-1"), 200);
    JsonNode again = console.json(make(ada, body + ",\"reason\":\"Outage\"}", "case-1"), 200);
    String other = console.problem(make(ada, body + ",\"reason\":\"Other\"}", "case-1"), 409);
    String tooMuch = console.problem(make(ada, body + ",\"reason\":\"Outage\"}", "case-2"), 409);

    assertThat(preview.path("posting").asString())
        .isEqualTo("$12.00 is booked as a refund and owed to the customer as credit.");
    assertThat(preview.path("notice").asString())
        .isEqualTo("We added a credit of $12.00 to your account.");
    assertThat(preview.path("leftMinor").asLong()).isEqualTo(800);
    assertThat(preview.path("secondPerson").asBoolean()).isFalse();
    assertThat(made.path("state").asString()).isEqualTo("DONE");
    assertThat(again).isEqualTo(made);
    assertThat(other).isEqualTo("This key was already used for a different correction.");
    assertThat(tooMuch).isEqualTo("At most 8.00 USD of bill %d can be refunded.".formatted(bill));
    assertThat(console.json(console.get(path(ada)), 200)).hasSize(1);
    assertThat(DESK.audited("customer " + ada))
        .startsWith(
            "operator refund: bill %d, 12.00 USD: Outage: done: Refund as credit of $12.00 done."
                .formatted(bill));
  }

  @Test
  void oddInputIsRefusedInPlainWordsAndNeverFails() throws Exception {
    UUID bo = customer("Bo Li");
    for (String body :
        List.of(
            "{}",
            "{\"kind\":\"GIFT\"}",
            "{\"kind\":\"GOODWILL\",\"amount\":\"-5\",\"currency\":\"USD\"}",
            "{\"kind\":\"GOODWILL\",\"amount\":\"1e9\",\"currency\":\"USD\"}",
            "{\"kind\":\"GOODWILL\",\"amount\":\"99999999999999999999\",\"currency\":\"USD\"}",
            "{\"kind\":\"GOODWILL\",\"amount\":\"1.001\",\"currency\":\"USD\"}",
            "{\"kind\":\"GOODWILL\",\"amount\":\"5\",\"currency\":\"XXX\"}",
            "{\"kind\":\"GOODWILL\",\"amount\":\"5\",\"currency\":\"\\u0000\"}",
            "{\"kind\":\"GOODWILL\",\"amount\":\"\\u0000\",\"currency\":\"USD\"}",
            "{\"kind\":\"GOODWILL\",\"amount\":\"5\"}",
            "{\"kind\":\"CARD_REFUND\",\"bill\":1,\"madeAtProvider\":\"' or 1=1\"}",
            "{\"kind\":\"CARD_REFUND\",\"bill\":1,\"madeAtProvider\":\"re_4242424242424242\"}")) {
      console.problem(make(bo, with(body, "Why"), "odd"), 422);
      console.problem(console.post(path(bo) + "/preview", body), 422);
    }
    String good = "{\"kind\":\"GOODWILL\",\"amount\":\"5\",\"currency\":\"USD\"}";
    assertThat(console.problem(make(bo, good, "odd"), 422))
        .isEqualTo("Enter a reason for the correction.");
    assertThat(console.problem(make(bo, with(good, "4242 4242 4242 4242"), "odd"), 422))
        .contains("contains a card number");
    assertThat(console.problem(console.post(path(bo), with(good, "Why")), 422))
        .startsWith("Send an Idempotency-Key");
    assertThat(console.problem(make(bo, with(good, "Why"), "a b"), 422))
        .startsWith("Send an Idempotency-Key");
    assertThat(console.problem(make(bo, with(good, "Why"), "case-4242-4242-4242-4242"), 422))
        .startsWith("The Idempotency-Key contains a card number");
    assertThat(console.problem(make(bo, with(good.replace("5", "0"), "Why"), "odd"), 409))
        .isEqualTo("Enter an amount above zero.");
    assertThat(console.problem(make(UUID.randomUUID(), with(good, "Why"), "odd"), 404))
        .startsWith("There is no customer");
    assertThat(
            console.problem(
                make(bo, with("{\"kind\":\"CARD_REFUND\",\"bill\":999999}", "Why"), "odd"), 404))
        .isEqualTo("This customer has no bill 999999.");
    console.problem(
        make(bo, with("{\"kind\":\"WRITE_OFF\",\"bill\":99999999999999999999}", "Why"), "odd"),
        400);
    assertThat(
            console.problem(
                console.post("/api/corrections/" + UUID.randomUUID() + "/confirm", ""), 404))
        .startsWith("There is no correction");
    assertThat(console.json(console.get(path(bo)), 200)).isEmpty();
  }

  /** Tried: the names that the answer has, and a currency whose amount was left out. */
  @Test
  void aPartThatIsMisspelledDoesNotRefundTheWhole() throws Exception {
    UUID gus = customer("Gus Hall");
    String body = "{\"kind\":\"CARD_REFUND\",\"bill\":%d,".formatted(DESK.paidBillOf(gus));

    String unknown =
        console.problem(
            make(gus, body + "\"minor\":100,\"currency\":\"USD\",\"reason\":\"Why\"}", "part"),
            400);
    String alone =
        console.problem(make(gus, body + "\"currency\":\"USD\",\"reason\":\"Why\"}", "part"), 422);

    assertThat(unknown).startsWith("There is no field \"minor\" here. Use amount, bill, currency");
    assertThat(alone).startsWith("Enter an amount too");
    assertThat(console.json(console.get(path(gus)), 200)).isEmpty();
  }

  @Test
  void aCreditIsGivenOnPagesAfterAPreviewAndOnceForTwoClicks() throws Exception {
    UUID cara = customer("Cara Diaz");
    console.signIn();
    Map<String, String> form =
        Map.of("kind", "GOODWILL", "amount", "5.00", "currency", "USD", "reason", "<b>Sorry</b>");

    String account = console.page("/accounts/" + cara);
    String empty = console.page("/accounts/" + cara + "/corrections/new?kind=GOODWILL");
    HttpResponse<String> wrong =
        console.submit(
            "/accounts/" + cara + "/corrections/preview",
            Map.of("kind", "GOODWILL", "amount", "five", "currency", "USD", "reason", "Sorry"));
    String preview = console.submit("/accounts/" + cara + "/corrections/preview", form).body();
    Map<String, String> confirmed = new LinkedHashMap<>(form);
    confirmed.put("key", key(preview));
    console.submit("/accounts/" + cara + "/corrections", confirmed);
    String done = console.page("/accounts/" + cara);
    console.submit("/accounts/" + cara + "/corrections", confirmed);

    assertThat(account)
        .contains("Give credit …", "Write off …")
        .doesNotContain(">Corrections</h2>");
    assertThat(empty).contains("<h1>Give credit</h1>", "Preview");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("Enter an amount such as 12.50.", "value=\"five\"");
    assertThat(preview)
        .contains("Give $5.00 of credit?", "$5.00 is booked as goodwill and owed to the customer")
        .contains("We added a credit of $5.00 to your account.", "&lt;b&gt;Sorry&lt;/b&gt;");
    assertThat(done)
        .contains("Goodwill credit of $5.00 done.", ">Corrections</h2>", "id=\"credit-title\"");
    assertThat(console.json(console.get(path(cara)), 200)).hasSize(1);
  }

  @Test
  void aWriteOffOverTheLimitIsConfirmedByASecondPersonOnPages() throws Exception {
    UUID dora = customer("Dora Lange");
    long bill = DESK.billOf(dora);
    console.signIn();
    Map<String, String> form =
        Map.of("kind", "WRITE_OFF", "bill", Long.toString(bill), "reason", "Moved away");

    String question =
        console.page("/accounts/%s/corrections/new?kind=WRITE_OFF&bill=%d".formatted(dora, bill));
    String preview = console.submit("/accounts/" + dora + "/corrections/preview", form).body();
    Map<String, String> confirmed = new LinkedHashMap<>(form);
    confirmed.put("key", key(preview));
    console.submit("/accounts/" + dora + "/corrections", confirmed);
    String asked = console.page("/accounts/" + dora);
    String id = console.json(console.get(path(dora)), 200).path(0).path("id").asString();
    console.submit("/corrections/" + id + "/confirm");
    String own = console.page("/corrections");

    assertThat(question).contains("$20.00 will no longer be charged.");
    assertThat(preview)
        .contains("Write off $20.00?", "A second person must confirm this")
        .contains("$20.00 is no longer owed by the customer", "You no longer need to pay $20.00.");
    assertThat(asked).contains("A second person must confirm it.", "Needs confirmation");
    assertThat(own)
        .contains("A different person must confirm this correction.", "1 correction to confirm");
    try (ConsoleClient clerk = new ConsoleClient(OPERATIONS)) {
      clerk.signInAs("SYSOPS_BILLING_CLERK");
      OperationsProcess.await(
          () -> homeOf(clerk).contains("1 correction needs confirmation"), "on Home");
      clerk.submit("/corrections/" + id + "/confirm");
      assertThat(clerk.page("/corrections"))
          .contains("Write-off of $20.00 done.", "No corrections to confirm");
    }
    assertThat(console.page("/accounts/" + dora))
        .contains("Written off", "Write-off, bill " + bill, "operator and clerk");
  }

  @Test
  void aRefundToTheCardWaitsForTheProviderAndNothingIsLost() throws Exception {
    UUID eve = customer("Eve Moss");
    long bill = DESK.paidBillOf(eve);

    JsonNode made =
        console.json(
            make(
                eve,
                "{\"kind\":\"CARD_REFUND\",\"bill\":%d,\"amount\":\"2.00\",\"currency\":\"USD\",\"reason\":\"Outage\"}"
                    .formatted(bill),
                "case-9"),
            200);

    assertThat(made.path("state").asString()).isIn("REQUESTED", "UNKNOWN", "REFUSED");
    assertThat(made.path("providerRefund").isNull()).isTrue();
  }

  @Test
  void aRefundIsRecordedOnlyIfTheProviderHasIt() throws Exception {
    UUID finn = customer("Finn Otto");
    long bill = DESK.paidBillOf(finn);
    console.signIn();

    String form =
        console.page("/accounts/%s/corrections/new?kind=CARD_REFUND&bill=%d".formatted(finn, bill));
    String refused =
        console.problem(
            make(
                finn,
                "{\"kind\":\"CARD_REFUND\",\"bill\":%d,\"madeAtProvider\":\"re_1\",\"reason\":\"Outage\"}"
                    .formatted(bill),
                "case-10"),
            409);

    assertThat(form).contains("Refund ID at the provider");
    assertThat(refused).isNotBlank();
    assertThat(console.json(console.get(path(finn)), 200)).isEmpty();
    assertThat(DESK.audited("customer " + finn))
        .singleElement()
        .asString()
        .startsWith("operator record refund: bill %d, all of re_1: Outage".formatted(bill));
  }

  private static String with(String body, String reason) {
    return "%s%s\"reason\":\"%s\"}"
        .formatted(body.substring(0, body.length() - 1), body.length() > 2 ? "," : "", reason);
  }

  private HttpRequest.Builder make(UUID customer, String body, String key) {
    return console.post(path(customer), body).header("Idempotency-Key", key);
  }

  private static String key(String page) {
    Matcher key = KEY.matcher(page);
    assertThat(key.find()).isTrue();
    return key.group(1);
  }

  private static String path(UUID customer) {
    return "/api/accounts/%s/corrections".formatted(customer);
  }

  private static UUID customer(String name) {
    UUID id = CUSTOMERS.get(name);
    if (id == null) {
      throw new IllegalArgumentException(name);
    }
    return id;
  }

  private static String homeOf(ConsoleClient clerk) {
    try {
      return clerk.page("/");
    } catch (IOException | InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
