package com.sysopsquad.platform.provider;

import static com.sysopsquad.platform.provider.ProviderClient.card;
import static com.sysopsquad.platform.provider.ProviderClient.charge;
import static com.sysopsquad.platform.provider.ProviderClient.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.platform.provider.Behavior.Setting;
import com.sysopsquad.platform.provider.ProviderClient.Reply;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderSimulatorTests {

  private static final String GOOD = "4242424242424242";
  private static final String PAYMENTS = "/v1/payment_intents";
  private static final String REFUNDS = "/v1/refunds";

  private final Clock clock = Clock.fixed(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  private ProviderSimulator provider;
  private ProviderClient client;

  @BeforeEach
  void start() {
    provider = ProviderSimulator.start(folder, 0, "sk_test_1", clock);
    client = new ProviderClient(provider.url(), "sk_test_1");
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  @Test
  void aChargeIsRefundedInPartsThatNeverExceedIt() throws IOException {
    String charge =
        client.post(PAYMENTS, "bill-1", charge(client.chargeable(GOOD), "bill-1")).string("/id");
    Map<String, String> part =
        Map.of("payment_intent", charge, "amount", "600", "metadata[correction]", "c-1");

    Reply first = client.post(REFUNDS, "refund-1", part);
    Reply again = client.post(REFUNDS, "refund-1", part);
    Reply tooMuch = client.post(REFUNDS, "refund-2", part);
    Reply rest = client.post(REFUNDS, "refund-3", Map.of("payment_intent", charge));
    Reply nothingLeft = client.post(REFUNDS, "refund-4", Map.of("payment_intent", charge));

    assertThat(first.string("/status")).isEqualTo("succeeded");
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(tooMuch.status()).isEqualTo(400);
    assertThat(rest.body().at("/amount").asInt()).isEqualTo(399);
    assertThat(nothingLeft.string("/error/code")).isEqualTo("charge_already_refunded");
    Reply list = client.get(REFUNDS + "?limit=1&payment_intent=" + charge);
    assertThat(list.string("/data/0/id")).isEqualTo(rest.string("/id"));
    assertThat(list.body().at("/has_more").asBoolean()).isTrue();
    assertThat(
            client
                .get(
                    REFUNDS + "?payment_intent=" + charge + "&starting_after=" + rest.string("/id"))
                .string("/data/0/metadata/correction"))
        .isEqualTo("c-1");
  }

  @Test
  void aListAndASearchSayHowMuchOfEachChargeWasGivenBack() throws IOException {
    String charge =
        client.post(PAYMENTS, "bill-1", charge(client.chargeable(GOOD), "bill-1")).string("/id");
    client.post(REFUNDS, "refund-1", Map.of("payment_intent", charge, "amount", "600"));

    Reply list = client.get(PAYMENTS + "?expand%5B0%5D=data.latest_charge");
    Reply found =
        client.get(
            PAYMENTS
                + "/search?expand%5B0%5D=data.latest_charge&query="
                + URLEncoder.encode("metadata['bill']:'bill-1'", StandardCharsets.UTF_8));
    Reply plain = client.get(PAYMENTS + "?limit=1");

    assertThat(list.body().at("/data/0/latest_charge/amount_refunded").asLong()).isEqualTo(600);
    assertThat(list.body().at("/data/0/latest_charge/refunded").asBoolean()).isFalse();
    assertThat(found.body().at("/data/0/latest_charge/amount_refunded").asLong()).isEqualTo(600);
    assertThat(plain.string("/data/0/latest_charge")).startsWith("ch_");

    client.post(REFUNDS, "refund-2", Map.of("payment_intent", charge));

    assertThat(
            client
                .get(PAYMENTS + "?expand%5B0%5D=data.latest_charge")
                .body()
                .at("/data/0/latest_charge/refunded")
                .asBoolean())
        .isTrue();
  }

  @Test
  void aDisputeIsToldWithItsMoneyAndItsEndAndAllThisSurvivesARestart() throws IOException {
    String charge =
        client.post(PAYMENTS, "bill-1", charge(client.chargeable(GOOD), "bill-1")).string("/id");
    String dispute = provider.dispute(charge, "fraudulent");
    provider.decide(dispute, true);
    String events = "/v1/events?types%5B0%5D=charge.dispute.closed&types%5B1%5D=refund.created";

    Reply told = client.get(events);
    Reply all = client.get("/v1/events?limit=2");
    provider.close();
    start();

    assertThat(told.string("/data/0/data/object/status")).isEqualTo("won");
    assertThat(told.body().at("/data")).hasSize(1);
    assertThat(told.body().at("/data/0/data/object/balance_transactions/0/amount").asLong())
        .isEqualTo(-999);
    assertThat(told.body().at("/data/0/data/object/balance_transactions/1/amount").asLong())
        .isEqualTo(999);
    assertThat(all.body().at("/has_more").asBoolean()).isTrue();
    assertThat(
            client
                .get("/v1/events?starting_after=" + all.string("/data/1/id"))
                .string("/data/1/data/object/status"))
        .isEqualTo("needs_response");
    assertThat(client.get(events).text()).isEqualTo(told.text());
    assertThat(client.get("/v1/disputes").string("/data/0/id")).isEqualTo(dispute);
    assertThatThrownBy(() -> provider.decide(dispute, false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRefundThatFailsIsToldAndCanBeMadeAgain() throws IOException {
    String charge =
        client.post(PAYMENTS, "bill-1", charge(client.chargeable(GOOD), "bill-1")).string("/id");
    String refund = provider.refund(charge, 999);

    provider.failRefund(refund);

    assertThat(client.get(REFUNDS).string("/data/0/status")).isEqualTo("failed");
    assertThat(client.get("/v1/events").string("/data/0/type")).isEqualTo("refund.failed");
    assertThat(client.get("/v1/events").string("/data/1/data/object/status"))
        .isEqualTo("succeeded");
    assertThat(client.post(REFUNDS, "again", Map.of("payment_intent", charge)).status())
        .isEqualTo(200);
  }

  @Test
  void eventsAreForgottenAfterThirtyDays() throws IOException {
    provider.tell(Map.of("id", "evt_1", "type", "anything"));
    assertThat(client.get("/v1/events").string("/data/0/id")).isEqualTo("evt_1");

    provider.advance(Duration.ofDays(31));

    assertThat(client.get("/v1/events").body().at("/data")).isEmpty();
  }

  @Test
  void onlyASuccessfulChargeIsRefunded() throws IOException {
    assertThat(client.post(REFUNDS, null, Map.of("payment_intent", "pi_none")).status())
        .isEqualTo(404);
  }

  @Test
  void aVerifiedCardIsCharged() throws IOException {
    Map<String, String> who = client.chargeable(GOOD);

    Reply reply = client.post(PAYMENTS, "bill-1", charge(who, "bill-1"));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.string("/status")).isEqualTo("succeeded");
    assertThat(reply.body().at("/amount").asInt()).isEqualTo(999);
    assertThat(reply.string("/metadata/bill")).isEqualTo("bill-1");
    assertThat(client.get(PAYMENTS + "/" + reply.string("/id")).text()).isEqualTo(reply.text());
    assertThat(provider.charges())
        .containsExactly(new Charge("bill-1", "2026-11", 999, "usd", reply.string("/id")));
  }

  @Test
  void theSameKeyChargesOnceAndGivesTheSameAnswer() throws IOException {
    Map<String, String> who = client.chargeable(GOOD);
    Reply first = client.post(PAYMENTS, "bill-1", charge(who, "bill-1"));

    Reply second = client.post(PAYMENTS, "bill-1", charge(who, "bill-1"));

    assertThat(second.text()).isEqualTo(first.text());
    assertThat(second.replayed()).isTrue();
    assertThat(provider.charges()).hasSize(1);
  }

  @Test
  void theSameKeyWithAnotherBodyIsRefused() throws IOException {
    Map<String, String> who = client.chargeable(GOOD);
    client.post(PAYMENTS, "bill-1", charge(who, "bill-1"));

    Reply other = client.post(PAYMENTS, "bill-1", with(charge(who, "bill-1"), "amount", "1000"));

    assertThat(other.status()).isEqualTo(400);
    assertThat(other.string("/error/type")).isEqualTo("idempotency_error");
    assertThat(provider.charges()).hasSize(1);
  }

  @Test
  void aKeyIsForgottenAfterADay() throws IOException {
    Map<String, String> who = client.chargeable(GOOD);
    client.post(PAYMENTS, "bill-1", charge(who, "bill-1"));

    provider.advance(Duration.ofHours(23));
    client.post(PAYMENTS, "bill-1", charge(who, "bill-1"));
    assertThat(provider.charges()).hasSize(1);

    provider.advance(Duration.ofHours(1));
    client.post(PAYMENTS, "bill-1", charge(who, "bill-1"));
    assertThat(provider.charges()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "4000000000000002, 402, card_declined, generic_decline",
        "4000000000000069, 402, expired_card, -",
        "4000000000000127, 402, incorrect_cvc, -",
        "4000000000009987, 402, card_declined, lost_card",
        "4111111111111111, 402, card_declined, test_mode_live_card"
      })
  void aBadCardIsRefusedWhenVerified(String number, int status, String code, String declineCode)
      throws IOException {
    String customer = client.post("/v1/customers", null, Map.of()).string("/id");
    String method = client.post("/v1/payment_methods", null, card(number)).string("/id");

    Reply reply =
        client.post(
            "/v1/setup_intents",
            null,
            Map.of("customer", customer, "payment_method", method, "confirm", "true"));

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.string("/error/type")).isEqualTo("card_error");
    assertThat(reply.string("/error/code")).isEqualTo(code);
    assertThat(reply.string("/error/decline_code"))
        .isEqualTo(declineCode == null ? "" : declineCode);
    assertThat(reply.string("/error/setup_intent/status")).isEqualTo("requires_payment_method");
  }

  @ParameterizedTest
  @CsvSource({
    "4000000000000341, card_declined, generic_decline",
    "4000000000009995, card_declined, insufficient_funds",
    "4000000000000119, processing_error, ''",
    "4000002500003155, authentication_required, authentication_required"
  })
  void aVerifiedCardMayBeDeclinedWhenCharged(String number, String code, String declineCode)
      throws IOException {
    Map<String, String> who = client.chargeable(number);

    Reply reply = client.post(PAYMENTS, "bill-1", charge(who, "bill-1"));
    Reply again = client.post(PAYMENTS, "bill-1", charge(who, "bill-1"));

    assertThat(reply.status()).isEqualTo(402);
    assertThat(reply.string("/error/code")).isEqualTo(code);
    assertThat(reply.string("/error/decline_code")).isEqualTo(declineCode);
    assertThat(reply.string("/error/payment_intent/status")).isEqualTo("requires_payment_method");
    assertThat(again.text()).isEqualTo(reply.text());
    assertThat(provider.charges()).isEmpty();
  }

  @Test
  void aCardThatNeedsItsHolderIsNotVerified() throws IOException {
    String method =
        client.post("/v1/payment_methods", null, card("4000000000003220")).string("/id");

    Reply reply =
        client.post("/v1/setup_intents", null, Map.of("payment_method", method, "confirm", "true"));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.string("/status")).isEqualTo("requires_action");
  }

  @Test
  void anUnverifiedCardCannotBeCharged() throws IOException {
    String customer = client.post("/v1/customers", null, Map.of()).string("/id");
    String method = client.post("/v1/payment_methods", null, card(GOOD)).string("/id");

    Reply reply =
        client.post(
            PAYMENTS,
            "bill-1",
            charge(Map.of("customer", customer, "payment_method", method), "bill-1"));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.string("/error/param")).isEqualTo("payment_method");
  }

  @Test
  void aDetachedCardBelongsToNobodyAndCannotBeChargedAgain() throws IOException {
    Map<String, String> who = client.chargeable(GOOD);
    String path = "/v1/payment_methods/" + who.get("payment_method");
    assertThat(client.post(PAYMENTS, "bill-1", charge(who, "bill-1")).status()).isEqualTo(200);

    Reply detached = client.post(path + "/detach", null, Map.of());

    assertThat(detached.string("/id")).isEqualTo(who.get("payment_method"));
    assertThat(client.get(path).body().at("/customer").isNull()).isTrue();
    Reply charged = client.post(PAYMENTS, "bill-2", charge(who, "bill-2"));
    assertThat(charged.status()).isEqualTo(400);
    assertThat(charged.string("/error/code")).isEqualTo("payment_method_unexpected_state");
    assertThat(client.post(path + "/detach", null, Map.of()).status()).isEqualTo(400);
    assertThat(client.post("/v1/payment_methods/pm_none/detach", null, Map.of()).status())
        .isEqualTo(404);
  }

  @Test
  void aWrongNumberIsRefused() throws IOException {
    Reply reply = client.post("/v1/payment_methods", null, card("4242424242424241"));

    assertThat(reply.status()).isEqualTo(402);
    assertThat(reply.string("/error/code")).isEqualTo("incorrect_number");
  }

  @Test
  void aWrongSecretKeyIsRefused() throws IOException {
    Reply reply = new ProviderClient(provider.url(), "sk_test_2").get(PAYMENTS);

    assertThat(reply.status()).isEqualTo(401);
  }

  @Test
  void tooManyRequestsAreThrottledBeforeTheirKeyIsUsed() throws IOException {
    Map<String, String> who = client.chargeable(GOOD);
    provider.behave(Behavior.NORMAL.with(Setting.THROTTLE, 0.000_001));
    // Less than one a second: the first bucket is empty.
    Reply throttled = client.post(PAYMENTS, "bill-1", charge(who, "bill-1"));
    provider.behave(Behavior.NORMAL);

    Reply reply = client.post(PAYMENTS, "bill-1", charge(who, "bill-1"));

    assertThat(throttled.status()).isEqualTo(429);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.replayed()).isFalse();
  }

  @Test
  void aLostAnswerIsAChargeThatSearchFinds() throws IOException {
    Map<String, String> who = client.chargeable(GOOD);
    provider.behave(Behavior.NORMAL.with(Setting.LOSE_ANSWER, 1));

    assertThatThrownBy(() -> client.post(PAYMENTS, "bill-1", charge(who, "bill-1")))
        .isInstanceOf(IOException.class);

    Reply found = client.search("metadata['bill']:'bill-1'");
    assertThat(found.string("/data/0/status")).isEqualTo("succeeded");
    Reply again = client.post(PAYMENTS, "bill-1", charge(who, "bill-1"));
    assertThat(again.replayed()).isTrue();
    assertThat(again.string("/id")).isEqualTo(found.string("/data/0/id"));
    assertThat(provider.charges()).hasSize(1);
  }

  @Test
  void aFailureAfterTheChargeStaysAFailureUnderItsKey() throws IOException {
    Map<String, String> who = client.chargeable(GOOD);
    provider.behave(Behavior.NORMAL.with(Setting.FAIL_AFTER_CHARGE, 1));

    Reply failed = client.post(PAYMENTS, "bill-1", charge(who, "bill-1"));
    provider.behave(Behavior.NORMAL);
    Reply again = client.post(PAYMENTS, "bill-1", charge(who, "bill-1"));

    assertThat(failed.status()).isEqualTo(500);
    assertThat(again.status()).isEqualTo(500);
    assertThat(client.search("metadata['bill']:'bill-1'").body().at("/data").size()).isEqualTo(1);
  }

  @Test
  void anErrorLeavesNothingBehind() throws IOException {
    Map<String, String> who = client.chargeable(GOOD);
    provider.behave(Behavior.NORMAL.with(Setting.ERROR, 1));

    Reply failed = client.post(PAYMENTS, "bill-1", charge(who, "bill-1"));
    provider.behave(Behavior.NORMAL);

    assertThat(failed.status()).isEqualTo(500);
    assertThat(client.search("metadata['bill']:'bill-1'").body().at("/data").size()).isZero();
    assertThat(client.post(PAYMENTS, "bill-1", charge(who, "bill-1")).status()).isEqualTo(200);
  }

  @Test
  void aProviderThatIsDownCutsConnections() {
    provider.behave(Behavior.NORMAL.with(Setting.DOWN, 1));

    assertThatThrownBy(() -> client.get(PAYMENTS)).isInstanceOf(IOException.class);
  }

  @Test
  void theSameSeedDeclinesTheSameCharges() throws IOException {
    Map<String, String> who = client.chargeable(GOOD);
    provider.behave(Behavior.NORMAL.with(Setting.SEED, 7).with(Setting.SOFT_DECLINE, 0.5));
    List<Integer> first = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      first.add(client.post(PAYMENTS, "bill-" + i, charge(who, "bill-" + i)).status());
    }
    stop();
    Path other = folder.resolve("other");
    provider = ProviderSimulator.start(other, 0, "sk_test_1", clock);
    client = new ProviderClient(provider.url(), "sk_test_1");
    Map<String, String> whoElse = client.chargeable(GOOD);
    provider.behave(Behavior.NORMAL.with(Setting.SEED, 7).with(Setting.SOFT_DECLINE, 0.5));

    List<Integer> second = new ArrayList<>();
    for (int i = 19; i >= 0; i--) {
      second.addFirst(client.post(PAYMENTS, "bill-" + i, charge(whoElse, "bill-" + i)).status());
    }

    assertThat(first).contains(200, 402);
    assertThat(second).isEqualTo(first);
  }

  @Test
  void searchAndListGoPageByPageFromTheNewest() throws IOException {
    Map<String, String> who = client.chargeable(GOOD);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      ids.addFirst(client.post(PAYMENTS, "bill-" + i, charge(who, "bill-" + i)).string("/id"));
    }
    client.post(PAYMENTS, "x", with(charge(who, "x"), "metadata[run]", "2026-12"));

    List<String> searched = new ArrayList<>();
    String page = "";
    do {
      Reply reply =
          client.get(
              PAYMENTS
                  + "/search?limit=3&query=metadata%5B%27run%27%5D%3A%272026-11%27"
                  + "%20AND%20status%3A%27succeeded%27"
                  + page);
      reply.body().at("/data").forEach(intent -> searched.add(intent.at("/id").asString()));
      page = reply.body().at("/has_more").asBoolean() ? "&page=" + reply.string("/next_page") : "";
    } while (!page.isEmpty());

    List<String> listed = new ArrayList<>();
    Reply reply = client.get(PAYMENTS + "?limit=3");
    while (true) {
      reply.body().at("/data").forEach(intent -> listed.add(intent.at("/id").asString()));
      if (!reply.body().at("/has_more").asBoolean()) {
        break;
      }
      reply = client.get(PAYMENTS + "?limit=3&starting_after=" + listed.getLast());
    }

    assertThat(searched).isEqualTo(ids);
    assertThat(listed).hasSize(8).endsWith(ids.toArray(String[]::new));
  }

  @Test
  void searchMayLagBehind() throws IOException {
    Map<String, String> who = client.chargeable(GOOD);
    provider.behave(Behavior.NORMAL.with(Setting.SEARCH_DELAY, 60_000));
    client.post(PAYMENTS, "bill-1", charge(who, "bill-1"));

    assertThat(client.search("metadata['bill']:'bill-1'").body().at("/data").size()).isZero();
    provider.advance(Duration.ofMinutes(1));
    assertThat(client.search("metadata['bill']:'bill-1'").body().at("/data").size()).isEqualTo(1);
  }

  @Test
  void everythingIsThereAfterACrash() throws IOException {
    Map<String, String> who = client.chargeable(GOOD);
    Reply charged = client.post(PAYMENTS, "bill-1", charge(who, "bill-1"));
    Path journal = folder.resolve("journal.jsonl");
    assertThat(Files.readString(journal)).doesNotContain(GOOD).contains("\"4242\"");
    stop();
    Files.writeString(journal, "{\"key\":\"bill-2\",\"finger", StandardOpenOption.APPEND);

    start();

    assertThat(client.post(PAYMENTS, "bill-1", charge(who, "bill-1")).text())
        .isEqualTo(charged.text());
    assertThat(client.post(PAYMENTS, "bill-2", charge(who, "bill-2")).status()).isEqualTo(200);
    assertThat(provider.charges())
        .extracting(Charge::reference)
        .containsExactly("bill-1", "bill-2");
  }

  @Test
  void theControlEndpointTellsAndChangesBehaviorAndListsCharges() throws IOException {
    Map<String, String> who = client.chargeable(GOOD);
    String id = client.post(PAYMENTS, "bill-1", charge(who, "bill-1")).string("/id");

    assertThat(client.get("/_control/charges").text())
        .isEqualTo(
            "# total usd 999 in 1 charges\n"
                + "reference,run,amount,currency,id\n"
                + "bill-1,2026-11,999,usd,"
                + id
                + "\n");
    assertThat(client.get("/_control/behavior").body().at("/loseAnswerRate").asDouble()).isZero();
  }
}
