package com.sysopsquad.jobs.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.jobs.OperationsProcess;
import com.sysopsquad.platform.TestPlatform;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The billing desk over a real database, as a browser and a script see it. */
class BillingDeskIntegrationTests {

  private static final TestPlatform.Database DATABASE =
      TestPlatform.start().freshDatabase("billing");
  private static final YearMonth MONTH = YearMonth.of(2026, 11);
  private static final String FAR_AWAY = "0 0 0 1 1 ? 2099";

  @AutoClose
  private static final ConfigurableApplicationContext OPERATIONS =
      OperationsProcess.start(
          DATABASE,
          Stream.concat(
                  Stream.of("--sysops.roles=console"),
                  Stream.of("payment", "contractSync", "collection", "reconcile", "providerEvents")
                      .map(name -> "--sysops.schedules.%s.cron=%s".formatted(name, FAR_AWAY)))
              .toArray(String[]::new));

  private static final DeskOfBilling DESK = new DeskOfBilling(OPERATIONS, DATABASE, MONTH);
  private static final Map<String, UUID> CUSTOMERS = new LinkedHashMap<>();

  @AutoClose private final ConsoleClient console = new ConsoleClient(OPERATIONS);

  @BeforeAll
  static void billAMonth() {
    for (String name : List.of("Ada Byron", "Bo Li", "Cara Diaz")) {
      CUSTOMERS.put(name, DESK.customer(name, true));
    }
    for (String name : List.of("Dora Lange", "Eve Moss", "Fay Nunez", "Gil Ortiz")) {
      CUSTOMERS.put(name, DESK.customer(name, false));
    }
    DESK.bill();
  }

  @Test
  void alertsAreListedFilteredAndPagedThroughTheApi() throws Exception {
    JsonNode first = console.json(console.get("/api/alerts?state=all&size=2"), 200);
    String next = first.path("next").asString();
    JsonNode second =
        console.json(console.get("/api/alerts?state=all&size=200&after=" + next), 200);
    JsonNode noCard = console.json(console.get("/api/alerts?state=all&kind=no-card"), 200);

    assertThat(first.path("items")).hasSize(2);
    assertThat(second.path("items")).hasSize(5);
    assertThat(second.path("next").isNull()).isTrue();
    assertThat(first.path("counts").path("NO_CARD").asLong()).isEqualTo(3);
    assertThat(first.path("counts").path("NOT_PRICED").asLong()).isEqualTo(4);
    assertThat(noCard.path("items"))
        .hasSize(3)
        .allSatisfy(
            alert -> {
              assertThat(alert.path("title").asString()).isEqualTo("No card");
              assertThat(alert.path("minor").asLong()).isEqualTo(2000);
              assertThat(alert.path("wayOut").asString()).contains("must add a card");
              assertThat(alert.path("told").asString()).contains("Add a card.");
            });
    assertThat(console.problem(console.get("/api/alerts?kind=nonsense"), 400))
        .startsWith("There is no kind \"nonsense\". Use soft_decline,");
    assertThat(console.problem(console.get("/api/alerts?color=red"), 400))
        .contains("There is no filter \"color\".");
    assertThat(console.problem(console.get("/api/alerts/" + UUID.randomUUID()), 404))
        .startsWith("There is no alert");
  }

  @Test
  void anAlertIsTakenHandedOverNotedAndClosedAndItIsAudited() throws Exception {
    UUID id = DESK.alert(customer("Ada Byron"));
    String path = "/api/alerts/" + id;

    JsonNode taken = console.json(console.post(path + "/take", ""), 200);
    JsonNode handed =
        console.json(
            console.post(path + "/hand-over", "{\"to\":\"Clerk\",\"note\":\"Away\"}"), 200);
    String stranger = console.problem(console.post(path + "/hand-over", "{\"to\":\"eve\"}"), 422);
    String card =
        console.problem(console.post(path + "/note", "{\"text\":\"4242 4242 4242 4242\"}"), 422);
    console.json(console.post(path + "/note", "{\"text\":\"Called\"}"), 200);
    String missing = console.problem(console.post(path + "/close", "{}"), 422);
    JsonNode closed = console.json(console.post(path + "/close", "{\"reason\":\"Paid\"}"), 200);
    String again = console.problem(console.post(path + "/close", "{\"reason\":\"Paid\"}"), 409);

    assertThat(taken.path("owner").asString()).isEqualTo(console.operator());
    assertThat(handed.path("owner").asString()).isEqualTo("clerk");
    assertThat(stranger).isEqualTo("Enter the new owner, one of operator, clerk.");
    assertThat(card).contains("contains a card number");
    assertThat(missing).isEqualTo("Enter a reason for closing the alert.");
    assertThat(closed.path("open").asBoolean()).isFalse();
    assertThat(closed.path("events")).hasSize(4);
    assertThat(again).isEqualTo("operator has already closed this alert.");
    assertThat(DESK.audited("alert " + id))
        .containsExactly(
            "operator take: : done: owner operator",
            "operator hand over: to clerk: Away: done: owner clerk",
            "operator note: Called: done: owner clerk",
            "operator close: Paid: done: closed",
            "operator close: Paid: refused: operator has already closed this alert.");
  }

  @Test
  void anAlertIsWorkedOnItsPage() throws Exception {
    UUID id = DESK.alert(customer("Bo Li"));
    String path = "/alerts/" + id;
    console.signIn();

    String list = console.page("/alerts?owner=nobody");
    String before = console.page(path);
    console.submit(path + "/take");
    String taken = console.page(path);
    console.submit(path + "/take");
    String takenTwice = console.page(path);
    console.submit(path + "/note", Map.of("text", "<b>Called</b>"));
    String noted = console.page(path);
    console.submit(path + "/close", Map.of("reason", "Card added"));
    String closed = console.page(path);
    console.submit(path + "/close", Map.of("reason", "Card added"));
    String twice = console.page(path);

    assertThat(list).contains("No card", "Bo Li", "$20.00", "href=\"" + path + "\"");
    assertThat(before)
        .contains("No card: Bo Li", "Take this alert", "must add a card", "Notice to the customer")
        .contains("href=\"/accounts/" + customer("Bo Li") + "\"");
    assertThat(taken)
        .contains("This alert is now yours.", "Owner: operator")
        .doesNotContain(">Take this");
    assertThat(takenTwice).contains("This alert is now yours.").containsOnlyOnce(">Taken<");
    assertThat(noted).contains("Note added.");
    assertThat(closed)
        .contains("Alert closed.", "&lt;b&gt;Called&lt;/b&gt;", "Reason for closing", "Card added")
        .doesNotContain("Close alert");
    assertThat(twice).contains("operator has already closed this alert.");
    assertThat(console.page("/alerts?state=closed")).contains("Bo Li");
  }

  @Test
  void aCustomerIsFoundAndShownOnOnePage() throws Exception {
    UUID cara = customer("Cara Diaz");
    console.signIn();

    JsonNode found = console.json(console.get("/api/accounts?q=cara%20salem"), 200);
    JsonNode account = console.json(console.get("/api/accounts/" + cara), 200);
    String page = console.page("/accounts/" + cara);

    assertThat(found.path("items")).hasSize(1);
    assertThat(found.path("items").path(0).path("customerId").asString())
        .isEqualTo(cara.toString());
    assertThat(found.path("more").asBoolean()).isFalse();
    assertThat(account.path("unpaid").path("USD").asLong()).isEqualTo(2000);
    assertThat(account.path("bills").path(0).path("state").asString()).isEqualTo("NO_CARD");
    assertThat(account.path("bills").path(0).path("attempts").path(0).path("code").asString())
        .isEqualTo("no_card");
    assertThat(account.path("plans").path(0).path("nextMinor").asLong()).isEqualTo(2000);
    assertThat(page)
        .contains("<h1 class=\"text-break\">Cara Diaz</h1>", "cara.diaz@example.org", "7 Quay")
        .contains("Bill " + DESK.billOf(cara), "$20.00", "No card", "Code no_card")
        .contains("Next bill", "No cards.", "Alerts and notices (1 open)")
        .contains("Notice to the customer: We have no valid card to charge. Add a card.");
    assertThat(console.page("/accounts?name=cara")).contains("1 customer", "Cara Diaz");
    assertThat(console.page("/accounts")).contains("Find a customer");
    assertThat(console.page("/accounts?name=nobody+at+all"))
        .contains("No customers found for &quot;nobody at all&quot;", "Check the spelling.");
    assertThat(console.page("/search?q=cara.diaz@example.org"))
        .contains("href=\"/accounts/" + cara + "\"");
    assertThat(console.browse("/accounts/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    assertThat(console.problem(console.get("/api/accounts/" + UUID.randomUUID()), 404))
        .startsWith("Billing knows no customer");
    assertThat(console.problem(console.get("/api/accounts?q="), 422))
        .startsWith("Enter a search text");
  }

  @Test
  void parkedBillsAreDecidedThroughTheApi() throws Exception {
    long bill = DESK.billOf(customer("Dora Lange"));
    String one = "{\"decision\":\"GIVE_UP\",\"bills\":[%d]".formatted(bill);

    JsonNode listed = console.json(console.get("/api/parked-bills?size=200"), 200);
    JsonNode preview = console.json(console.post("/api/parked-bills/preview", one + "}"), 200);
    String missing = console.problem(console.post("/api/parked-bills/decide", one + "}"), 422);
    String nothing =
        console.problem(
            console.post("/api/parked-bills/decide", "{\"decision\":\"GIVE_UP\",\"bills\":[]}"),
            422);
    JsonNode done =
        console.json(
            console.post("/api/parked-bills/decide", one + ",\"reason\":\"Goodwill\"}"), 200);
    JsonNode again =
        console.json(
            console.post("/api/parked-bills/decide", one + ",\"reason\":\"Goodwill\"}"), 200);

    assertThat(listed.path("items").valueStream().map(each -> each.path("bill").asLong()))
        .contains(bill);
    assertThat(preview.path(0).path("possible").asBoolean()).isTrue();
    assertThat(preview.path(0).path("what").asString())
        .isEqualTo("It will be voided and not charged.");
    assertThat(missing).isEqualTo("Enter a reason for the decision.");
    assertThat(nothing).isEqualTo("Select at least one bill.");
    assertThat(done.path("text").asString()).isEqualTo("1 bill given up.");
    assertThat(again.path("done")).isEmpty();
    assertThat(again.path("text").asString())
        .isEqualTo(
            "0 bills given up. 1 unchanged: bill %d: It is void: given up by operator: Goodwill"
                .formatted(bill));
    assertThat(DESK.audited("bill " + bill))
        .first()
        .isEqualTo("operator give up: Goodwill: done: 1 bill given up.");
    assertThat(console.json(console.get("/api/parked-bills?stage=given-up"), 200).path("items"))
        .anySatisfy(each -> assertThat(each.path("bill").asLong()).isEqualTo(bill));
    assertThat(console.problem(console.get("/api/parked-bills?stage=lost"), 400))
        .isEqualTo("There is no stage \"lost\". Use waiting, decided, given-up.");
  }

  @Test
  void parkedBillsAreDecidedOnPagesAfterAQuestion() throws Exception {
    long bill = DESK.billOf(customer("Eve Moss"));
    console.signIn();

    String list = console.page("/parked-bills");
    String question = console.page("/parked-bills/decide?decision=TRY_AGAIN&bill=" + bill);
    HttpResponse<String> empty = console.browse("/parked-bills/decide?decision=GIVE_UP");
    String chooseOne = console.page("/parked-bills");
    Map<String, String> decision =
        Map.of("decision", "TRY_AGAIN", "bill", Long.toString(bill), "reason", "Price added");
    console.submit("/parked-bills/decide", decision);
    String done = console.page("/parked-bills?stage=decided");
    console.submit("/parked-bills/decide", decision);
    String again = console.page("/parked-bills");

    assertThat(list).contains("Bill " + bill, "Eve Moss", "has no price", "Give up …");
    assertThat(question)
        .contains("Try 1 bill again?", "It still cannot be charged", "Reason", "Try 1 bill again");
    assertThat(empty.statusCode()).isEqualTo(302);
    assertThat(chooseOne).contains("Select at least one bill.");
    assertThat(done)
        .contains("1 bill tried again.", "Bill " + bill, "Try again: operator, Price added");
    assertThat(again).contains("It is already marked to be tried again.");
  }

  @Test
  void everyAddressOfTheDeskIsForBillingAlone() {
    RequestMappingHandlerMapping mappings =
        OPERATIONS.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);

    List<String> addresses =
        mappings.getHandlerMethods().entrySet().stream()
            .filter(each -> isOfTheDesk(each.getValue()))
            .map(Map.Entry::getKey)
            .flatMap(BillingDeskIntegrationTests::patterns)
            .sorted()
            .toList();

    assertThat(addresses)
        .hasSizeGreaterThan(15)
        .allMatch(
            address -> address.matches("(/api)?/(alerts|accounts|parked-bills|corrections)(/.*)?"));
  }

  @Test
  void whoeverLacksTheRoleDoesNotSeeTheDesk() throws Exception {
    try (ConsoleClient second = new ConsoleClient(OPERATIONS)) {
      second.signInAs("SYSOPS_SECOND_OPERATOR");
      assertThat(second.page("/")).doesNotContain("href=\"/alerts", "href=\"/accounts\"");
      assertThat(second.page("/search?q=Cara")).doesNotContain("Cara Diaz");
      assertThat(second.browse("/alerts").statusCode()).isEqualTo(403);
    }

    console.signInAs("SYSOPS_BILLING_CLERK");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> console.page("/").contains("without an owner"));
    assertThat(console.page("/"))
        .contains("href=\"/alerts\"", "href=\"/accounts\"", "href=\"/parked-bills\"")
        .doesNotContain("(view only)");
    assertThat(console.page("/alerts")).contains("open alert");
    assertThat(console.page("/jobs")).doesNotContain("Start …");
  }

  private static boolean isOfTheDesk(HandlerMethod method) {
    return method
        .getBeanType()
        .getPackageName()
        .matches(".*console\\.(alerts|accounts|parkedbills|corrections)");
  }

  private static Stream<String> patterns(RequestMappingInfo mapping) {
    return mapping.getPatternValues().stream();
  }

  private static UUID customer(String name) {
    UUID id = CUSTOMERS.get(name);
    if (id == null) {
      throw new IllegalArgumentException(name);
    }
    return id;
  }
}
