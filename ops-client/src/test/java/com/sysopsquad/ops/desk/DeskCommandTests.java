package com.sysopsquad.ops.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.ops.OperationsStandIn;
import com.sysopsquad.ops.Shell;
import com.sysopsquad.ops.remote.ExitCodes;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The billing desk from a terminal. */
class DeskCommandTests {

  private static final String ID = "0190b0a0-0000-7000-8000-000000000001";
  private static final String CUSTOMER = "0190b0a0-0000-7000-8000-000000000002";
  private static final String ALERT =
      """
      {"id":"%s","kind":"NO_CARD","title":"No card","text":"Nothing was charged.",
       "wayOut":"The customer must add a card.","urgent":false,"open":true,
       "raisedAt":"2026-11-28T03:30:00-05:00","owner":null,"closedAt":null,"closedBy":null,
       "closeReason":null,"told":"Add a card.","charge":null,"customerId":"%s",
       "customer":"Ada Byron","bill":12,"contract":"Home","reference":"r-1","minor":2000,
       "currency":"USD","events":[{"at":"2026-11-28T09:00:00-05:00","actor":"ada",
       "action":"HAND_OVER","receiver":"bob","words":"I am away"}]}"""
          .formatted(ID, CUSTOMER);

  private static final String PREVIEW =
      """
      {"kind":"CARD_REFUND","bill":12,"minor":1200,"currency":"USD",
       "posting":"$12.00 is booked as a refund.",
       "notice":"We refunded $12.00 to your card ending in 4242.","secondPerson":false,
       "leftMinor":800}""";
  private static final String CORRECTION =
      """
      {"id":"0190b0a0-0000-7000-8000-000000000001","kind":"CARD_REFUND","state":"%s",
       "customerId":"0190b0a0-0000-7000-8000-000000000002","bill":12,"minor":1200,
       "currency":"USD","reason":"Outage","actor":"ada","madeAt":"2026-11-28T03:30:00-05:00",
       "decidedBy":null,"providerRefund":null,"words":null,"settledAt":null,"text":"%s"}""";

  @AutoClose private final OperationsStandIn operations = new OperationsStandIn();

  @Test
  void alertsAreListedWithTheirCountsAndTheNextPage() {
    operations.answering(
        "GET /api/alerts?size=20",
        200,
        "{\"items\":[%s],\"next\":\"%s\",\"counts\":{\"NO_CARD\":1204,\"OPEN\":2000}}"
            .formatted(ALERT, ID));

    Shell shell = run("alerts");

    assertThat(shell.exitCode()).isEqualTo(ExitCodes.OK);
    assertThat(shell.out())
        .contains("ID ", "KIND", "OWNER", "CUSTOMER", "AMOUNT", "REASON")
        .contains(ID + "  No card", "Ada Byron", "$20.00", "Nothing was charged.")
        .contains("3,204 in all kinds; by --kind: OPEN 2,000, NO_CARD 1,204")
        .contains("More: the same with --after " + ID);
  }

  @Test
  void filtersOfAlertsAreSentAsTheyAreNamed() {
    operations.answering(
        "GET /api/alerts?size=50&kind=no-card&state=all&owner=me&olderThan=7&currency=USD&after="
            + ID,
        200,
        "{\"items\":[],\"next\":null,\"counts\":{}}");

    Shell shell =
        run(
            "alerts",
            "--kind",
            "no-card",
            "--state",
            "all",
            "--owner",
            "me",
            "--older-than",
            "7",
            "--currency",
            "USD",
            "--after",
            ID,
            "--size",
            "50");

    assertThat(shell.out()).isEqualTo("No matching alerts.\n");
  }

  @Test
  void aRefundIsPreviewedAndThenMadeOnceUnderItsKey() {
    String path = "POST /api/accounts/%s/corrections".formatted(CUSTOMER);
    operations.answering(path + "/preview", 200, PREVIEW);
    operations.answering(path, 200, CORRECTION.formatted("DONE", "Refund to card of $12.00 done."));

    Shell preview = run("refund", CUSTOMER, "--bill", "12", "--amount", "12.00");
    Shell missing = run("refund", CUSTOMER, "--bill", "12", "--yes");
    Shell made =
        run(
            "refund",
            CUSTOMER,
            "--bill",
            "12",
            "--to",
            "credit",
            "--amount",
            "12.00",
            "--currency",
            "USD",
            "--reason",
            "Outage",
            "--key",
            "case-7",
            "--yes");

    assertThat(preview.out())
        .contains("Amount     $12.00", "Posting    $12.00 is booked as a refund.")
        .contains("Message    We refunded $12.00 to your card ending in 4242.", "Remaining  $8.00")
        .contains("Nothing has changed yet.");
    assertThat(missing.exitCode()).isEqualTo(ExitCodes.USAGE);
    assertThat(made.out()).isEqualTo("Refund to card of $12.00 done.\n");
    assertThat(made.exitCode()).isEqualTo(ExitCodes.OK);
    assertThat(operations.requests().getLast().body())
        .isEqualTo(
            "{\"amount\":\"12.00\",\"bill\":12,\"currency\":\"USD\",\"kind\":\"CREDIT_REFUND\","
                + "\"reason\":\"Outage\"}");
    assertThat(operations.requests().getLast().key()).isEqualTo("case-7");
  }

  @Test
  void aRefundThatWasMadeAtTheProviderIsRecorded() {
    String path = "POST /api/accounts/%s/corrections".formatted(CUSTOMER);
    operations.answering(path, 200, CORRECTION.formatted("DONE", "Refund to card of $7.00 done."));

    Shell made =
        run(
            "refund",
            CUSTOMER,
            "--bill",
            "12",
            "--made-at-provider",
            "re_1",
            "--reason",
            "Outage",
            "--yes");

    assertThat(made.exitCode()).isEqualTo(ExitCodes.OK);
    assertThat(operations.requests().getLast().body())
        .isEqualTo(
            "{\"bill\":12,\"kind\":\"CARD_REFUND\",\"madeAtProvider\":\"re_1\",\"reason\":\"Outage\"}");
  }

  @Test
  void whatNeedsASecondPersonSaysHowToConfirmIt() {
    operations.answering(
        "POST /api/accounts/%s/corrections".formatted(CUSTOMER),
        200,
        CORRECTION.formatted("ASKED", "Write-off of $12.00 requested."));
    operations.answering("GET /api/corrections", 200, "[]");
    operations.answering(
        "POST /api/corrections/%s/confirm".formatted(ID),
        200,
        CORRECTION.formatted("DONE", "Write-off of $12.00 done."));
    operations.answering(
        "POST /api/corrections/%s/decline".formatted(ID),
        409,
        "{\"detail\":\"bob has already decided on this correction.\"}");

    Shell asked = run("write-off", CUSTOMER, "--bill", "12", "--reason", "Moved", "--yes");

    assertThat(asked.exitCode()).isEqualTo(ExitCodes.WAITS_FOR_SECOND_PERSON);
    assertThat(asked.out()).contains("To confirm: ./ops corrections confirm " + ID);
    assertThat(run("corrections").out()).isEqualTo("No corrections need confirmation.\n");
    assertThat(run("corrections", "confirm", ID).out()).isEqualTo("Write-off of $12.00 done.\n");
    assertThat(run("corrections", "decline", ID, "--reason", "No").exitCode())
        .isEqualTo(ExitCodes.REFUSED);
  }

  @Test
  void aCorrectionWithoutAnAnswerSaysHowToRepeatIt() {
    operations.answering(
        "POST /api/accounts/%s/corrections".formatted(CUSTOMER), 503, "{\"detail\":\"Not now.\"}");

    Shell lost = run("write-off", CUSTOMER, "--bill", "12", "--reason", "Moved", "--yes");

    assertThat(lost.exitCode()).isEqualTo(ExitCodes.UNREACHABLE);
    assertThat(lost.err())
        .contains("Not now. The correction may have been made.")
        .contains("add --key " + operations.requests().getLast().key());
  }

  @Test
  void theCorrectionsOfACustomerAreListed() {
    operations.answering(
        "GET /api/accounts/%s/corrections".formatted(CUSTOMER),
        200,
        "[" + CORRECTION.formatted("DONE", "Done.") + "]");

    assertThat(run("corrections", "--customer", CUSTOMER).out())
        .contains("KIND", "STATE", "AMOUNT", "CARD_REFUND", "$12.00", "ada", "Outage");
  }

  @Test
  void noAlertsAreSaidPlainly() {
    operations.answering(
        "GET /api/alerts?size=20", 200, "{\"items\":[],\"next\":null,\"counts\":{}}");

    assertThat(run("alerts").out()).isEqualTo("No open alerts.\n");
  }

  @Test
  void anAlertIsShownWithItsWayOutAndWhatPeopleDid() {
    operations.answering("GET /api/alerts/" + ID, 200, ALERT);

    assertThat(run("alert", ID).out())
        .contains("State      open", "To do      The customer must add a card.")
        .contains("Customer   Ada Byron", "Account    " + CUSTOMER, "Amount     $20.00")
        .contains("Notice     Add a card.", "HAND_OVER to bob", "I am away");
    assertThat(run("alert", ID, "--json").out()).contains("\"kind\" : \"NO_CARD\"");
  }

  @Test
  void anAlertIsTakenHandedOverNotedAndClosed() {
    for (String step : new String[] {"take", "hand-over", "note", "close"}) {
      operations.answering("POST /api/alerts/" + ID + "/" + step, 200, ALERT);
    }

    assertThat(run("alert", ID, "take").out()).isEqualTo("This alert is now yours.\n");
    assertThat(run("alert", ID, "hand-over", "bob", "--note", "Away").out())
        .isEqualTo("bob has this alert now.\n");
    assertThat(run("alert", ID, "note", "Called").out()).isEqualTo("Note added.\n");
    assertThat(run("alert", ID, "close").exitCode()).isEqualTo(ExitCodes.USAGE);
    assertThat(run("alert", ID, "close", "--reason", "Paid").out()).isEqualTo("Alert closed.\n");
    assertThat(operations.requests())
        .extracting(OperationsStandIn.Request::body)
        .containsExactly(
            "{}",
            "{\"note\":\"Away\",\"to\":\"bob\"}",
            "{\"text\":\"Called\"}",
            "{\"reason\":\"Paid\"}");
  }

  @ParameterizedTest
  @CsvSource({"403, 6", "404, 4", "409, 3", "503, 5"})
  void whatOperationsRefusesHasItsExitCode(int status, int exitCode) {
    operations.answering(
        "POST /api/alerts/" + ID + "/take", status, "{\"detail\":\"bob has it.\"}");

    Shell shell = run("alert", ID, "take");

    assertThat(shell.exitCode()).isEqualTo(exitCode);
    assertThat(shell.err()).isEqualTo("bob has it.\n");
  }

  @Test
  void customersAreFound() {
    operations.answering(
        "GET /api/accounts?q=ada%20salem",
        200,
        """
        {"items":[{"customerId":"%s","name":"Ada Byron","email":"ada@example.org",
          "street":"7 Quay","city":"Salem","state":"OR","postalCode":"97301",
          "foundBy":"Name or address"}],"more":true}"""
            .formatted(CUSTOMER));
    operations.answering("GET /api/accounts?q=nobody", 200, "{\"items\":[],\"more\":false}");

    assertThat(run("accounts", "ada", "salem").out())
        .contains(CUSTOMER + "  Ada Byron", "7 Quay, Salem, OR 97301", "Name or address")
        .contains("There are more.");
    assertThat(run("accounts", "nobody").out()).isEqualTo("No customers found.\n");
  }

  @Test
  void anAccountIsShownWithTheProvidersWords() {
    operations.answering(
        "GET /api/accounts/" + CUSTOMER,
        200,
        """
        {"customerId":"%s","name":"Ada Byron","email":"ada@example.org","street":"7 Quay",
         "city":"Salem","state":"OR","postalCode":"97301","unpaid":{"USD":2000,"EUR":1500},
         "plans":[{"planId":"p-1","contract":"Home","startsOn":"2026-11-15","endsOn":null,
           "nextStart":"2026-12-15","nextMinor":2500,"nextCurrency":"USD","nextProblem":null}],
         "cards":[{"state":"VERIFIED","brand":"visa","lastFour":"4242","expiresOn":"2030-12-31",
           "isDefault":true,"declinedForGood":false},
          {"state":"REMOVED","brand":"amex","lastFour":"0005","expiresOn":null,
           "isDefault":false,"declinedForGood":false}],
         "bills":[{"bill":12,"state":"DECLINED","reason":"Not enough funds.","contract":"Home",
           "periodStart":"2026-11-15","totalMinor":2000,"currency":"USD","invoice":null,
           "attempts":[{"number":1,"state":"SOFT_DECLINE","brand":"visa","lastFour":"4242",
             "code":"insufficient_funds","message":"Not enough funds","reference":"pi_1",
             "attemptedAt":"2026-11-28T03:30:00-05:00"}]}],"older":7,
         "alerts":[{"id":"%s","title":"Declined","text":"The bank declined.","open":true,
           "owner":null,"told":"Your bank declined.","raisedAt":"2026-11-28T03:30:00-05:00"}]}"""
            .formatted(CUSTOMER, ID));

    assertThat(run("account", CUSTOMER).out())
        .contains("Name      Ada Byron", "Address   7 Quay, Salem, OR 97301")
        .contains("Unpaid    €15.00 and $20.00", "2026-12-15", "$25.00", "visa 4242", "default")
        .contains("insufficient_funds", "Not enough funds", "pi_1", "Your bank declined.")
        .contains("amex 0005  removed", "$20.00  declined", "  soft decline  ")
        .doesNotContain("REMOVED", "DECLINE")
        .contains("Older: the same with --before 7");
  }

  @Test
  void parkedBillsAreListed() {
    operations.answering(
        "GET /api/parked-bills?stage=waiting&after=0&size=20",
        200,
        """
        {"items":[{"bill":12,"cause":"NO_PRICE","reason":"There is no rate.",
          "customer":"Ada Byron","contract":"Home","periodStart":"2026-11-15","minor":null,
          "currency":null,"decision":null,"decidedBy":null}],"next":12}""");

    assertThat(run("parked-bills").out())
        .contains("12  NO_PRICE  Ada Byron", "There is no rate.", "--after 12");
  }

  @Test
  void aDecisionIsShownFirstAndCarriedOutWhenItIsConfirmed() {
    operations.answering(
        "POST /api/parked-bills/preview",
        200,
        """
        [{"bill":12,"customer":"Ada Byron","possible":true,"what":"It will be voided.",
          "minor":2000,"currency":"USD"}]""");
    operations.answering(
        "POST /api/parked-bills/decide",
        200,
        "{\"done\":[12],\"left\":{},\"text\":\"1 bill given up.\"}");

    assertThat(run("parked-bills", "give-up", "12").out())
        .contains("It will be voided.", "$20.00", "Nothing has changed yet.");
    assertThat(run("parked-bills", "give-up", "12", "--yes").exitCode()).isEqualTo(ExitCodes.USAGE);
    assertThat(run("parked-bills", "give-up", "12", "--yes", "--reason", "Goodwill").out())
        .isEqualTo("1 bill given up.\n");
    assertThat(run("parked-bills", "try-again", "12", "13").out()).contains("Nothing has changed");
    assertThat(operations.requests())
        .extracting(OperationsStandIn.Request::body)
        .containsExactly(
            "{\"bills\":[12],\"decision\":\"GIVE_UP\"}",
            "{\"bills\":[12],\"decision\":\"GIVE_UP\",\"reason\":\"Goodwill\"}",
            "{\"bills\":[12,13],\"decision\":\"TRY_AGAIN\"}");
  }

  private Shell run(String... args) {
    return Shell.run(Shell.signedIn(operations), args);
  }

  @Test
  void theLedgerOfACustomerIsListedWithWhatIsOwed() {
    String customer = "6f9619ff-8b86-4011-b42d-00c04fc964ff";
    operations.answering(
        "GET /api/accounts/%s/ledger?after=0&size=2".formatted(customer),
        200,
        """
        {"balances":[{"currency":"USD","account":"RECEIVABLE","minor":2000},
                     {"currency":"USD","account":"DEFERRED_REVENUE","minor":-2000}],
         "postings":[
          {"id":11,"day":"2026-11-01","currency":"USD","debit":"RECEIVABLE",
           "credit":"DEFERRED_REVENUE","amountMinor":2500,"cause":"BILL","bill":7,"number":1,
           "reference":null,"corrects":null,"owedMinor":2500},
          {"id":12,"day":"2026-11-02","currency":"USD","debit":"DEFERRED_REVENUE",
           "credit":"RECEIVABLE","amountMinor":2500,"cause":"BILL_CHANGED","bill":7,"number":1,
           "reference":null,"corrects":11,"owedMinor":0}],
         "next":12}\
        """);

    Shell shell = Shell.run(Shell.signedIn(operations), "ledger", customer, "--size", "2");

    assertThat(shell.exitCode()).isEqualTo(ExitCodes.OK);
    assertThat(shell.out())
        .contains("Owed in USD: $20.00")
        .contains("11  2026-11-01  bill 7 ", "RECEIVABLE        DEFERRED_REVENUE  $25.00  $25.00")
        .contains("12  2026-11-02  bill changed, bill 7, reverses 11")
        .endsWith("More: ./ops ledger %s --after 12\n".formatted(customer));
  }

  @Test
  void billingIsPutOnHoldAndReleasedWithAReason() {
    operations.answering(
        "POST /api/hold", 200, "{\"onHold\":true,\"text\":\"Billing is on hold.\"}");
    operations.answering(
        "POST /api/hold/release", 200, "{\"onHold\":false,\"text\":\"Billing is not on hold.\"}");

    assertThat(Shell.run(Shell.signedIn(operations), "hold", "--reason", "A restore").out())
        .isEqualTo("Billing is on hold.\n");
    assertThat(Shell.run(Shell.signedIn(operations), "hold", "release", "--reason", "Done").out())
        .isEqualTo("Billing is not on hold.\n");
    assertThat(Shell.run(Shell.signedIn(operations), "hold").exitCode()).isEqualTo(ExitCodes.USAGE);
  }
}
