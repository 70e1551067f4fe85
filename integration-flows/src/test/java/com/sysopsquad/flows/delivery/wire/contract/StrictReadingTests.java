package com.sysopsquad.flows.delivery.wire.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.flows.cardstatus.CardStatusChanged;
import com.sysopsquad.flows.contract.Contracts;
import com.sysopsquad.flows.contract.SampleMessages;
import com.sysopsquad.flows.invoice.InvoiceIssued;
import com.sysopsquad.flows.message.Contract;
import com.sysopsquad.flows.message.report.DeadLettered;
import com.sysopsquad.flows.message.report.LossReported;
import com.sysopsquad.flows.supportplan.PlanChosen;
import com.sysopsquad.flows.survey.SurveyAnswered;
import com.sysopsquad.flows.ticket.TicketSubmitted;
import com.sysopsquad.flows.ticketstatus.TicketStatusChanged;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A field holds what its contract says or the message is not read, and the reason is a sentence.
 * Tried besides the examples: exponents, numbers beyond a long, empty texts for what is no text,
 * times as numbers, dates as lists, unknown and lower-case values, a number as text.
 */
class StrictReadingTests {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Map<String, Class<? extends Contract>> CONTRACTS =
      Map.of(
          "ticket", TicketStatusChanged.class,
          "request", TicketSubmitted.class,
          "invoice", InvoiceIssued.class,
          "plan", PlanChosen.class,
          "survey", SurveyAnswered.class,
          "card", CardStatusChanged.class,
          "dead", DeadLettered.class);

  private final ContractJson json = new ContractJson();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "ticket | version | 1.5 | a whole number from 1",
        "ticket | version | 1.0 | a whole number from 1",
        "ticket | version | 1e3 | a whole number from 1",
        "ticket | version | \"1\" | a whole number from 1",
        "ticket | version | -5 | a whole number from 1",
        "ticket | version | 0 | a whole number from 1",
        "ticket | version | 9223372036854775808 | a whole number from 1",
        "ticket | version | true | a whole number from 1",
        "ticket | state | 1 | one of NEW, ASSIGNED, IN_PROGRESS, RESOLVED, CLOSED",
        "ticket | state | \"1\" | one of NEW, ASSIGNED, IN_PROGRESS, RESOLVED, CLOSED",
        "ticket | state | \"new\" | one of NEW, ASSIGNED, IN_PROGRESS, RESOLVED, CLOSED",
        "ticket | state | \"\" | one of NEW, ASSIGNED, IN_PROGRESS, RESOLVED, CLOSED",
        "ticket | note | 5 | text without NUL or lone surrogates",
        "ticket | note | \"a\\u0000b\" | text without NUL or lone surrogates",
        "ticket | note | \"a\\ud800b\" | text without NUL or lone surrogates",
        "ticket | at | 1700000000 | a time such as 2026-11-30T12:00:00Z",
        "ticket | at | \"2026-11-30\" | a time such as 2026-11-30T12:00:00Z",
        "ticket | at | \"\" | a time such as 2026-11-30T12:00:00Z",
        "ticket | at | \"+123456789-01-01T00:00:00Z\" | a time such as 2026-11-30T12:00:00Z",
        "ticket | ticketId | \"1-1-1-1-1\" | a UUID",
        "ticket | ticketId | \"\" | a UUID",
        "invoice | totalMinor | 1299.99 | a whole number from 0",
        "invoice | totalMinor | -1 | a whole number from 0",
        "invoice | issuedOn | [2026,11,30] | a date such as 2026-11-30",
        "invoice | issuedOn | \"2026-02-30\" | a date such as 2026-11-30",
        "invoice | issuedOn | \"+999999999-01-01\" | a date such as 2026-11-30",
        "invoice | lines | {} | a list",
        "invoice | seller | true | text without NUL or lone surrogates",
        "invoice | cardLastFour | \"4242424242424242\" | at most 4 characters long",
        "invoice | currency | \"USDX\" | at most 3 characters long",
        "card | lastFour | \"42424\" | at most 4 characters long",
        "plan | anchorDay | 32 | a whole number from 1 to 31",
        "plan | customer | [] | an object",
        "plan | endsOn | 20000 | a date such as 2026-11-30",
        "request | urgency | 2 | one of LOW, NORMAL, HIGH",
        "survey | rating | 6 | a whole number from 1 to 5",
        "dead | version | 100000 | a whole number from 0 to 32767",
        "dead | complete | 1 | true or false",
        "dead | headers | \"x\" | an object"
      })
  void aFieldHoldsWhatItsContractSays(String sample, String field, String value, String right)
      throws Exception {
    Class<? extends Contract> contract = Objects.requireNonNull(CONTRACTS.get(sample));
    ObjectNode body = sample(contract);
    String name = "Value";
    body.put(field, name);

    String text = body.toString().replace("\"" + name + "\"", value);

    assertThatThrownBy(() -> json.read(text, contract))
        .hasMessage(
            "The field %s of %s must be %s.".formatted(field, contract.getSimpleName(), right));
  }

  /** Tried: exactly as long, in characters of one and of two units, and one more. */
  @Test
  void aTextIsAsLongAsItsContractAllowsInCharacters() throws Exception {
    ObjectNode body = sample(CardStatusChanged.class);
    body.put("brand", "😀".repeat(100)).put("lastFour", "4242");
    assertThat(json.read(body.toString(), CardStatusChanged.class).brand())
        .isEqualTo("😀".repeat(100));

    body.put("brand", "😀".repeat(101));
    assertThatThrownBy(() -> json.read(body.toString(), CardStatusChanged.class))
        .hasMessage("The field brand of CardStatusChanged must be at most 100 characters long.");
  }

  @Test
  void aTextInAListOrAMapIsBoundedToo() throws Exception {
    ObjectNode dead = sample(DeadLettered.class);
    dead.putObject("headers").put("x", "y".repeat(20_001));
    assertThatThrownBy(() -> json.read(dead.toString(), DeadLettered.class))
        .hasMessage("The field headers/x of DeadLettered must be at most 20000 characters long.");

    ObjectNode loss = sample(LossReported.class);
    ((ObjectNode) loss.path("losses").path(0)).putArray("queues").add("q").add("q".repeat(501));
    assertThatThrownBy(() -> json.read(loss.toString(), LossReported.class))
        .hasMessage(
            "The field losses/0/queues/1 of LossReported must be at most 500 characters long.");
  }

  @Test
  void aFieldWithinAnotherIsNamedByItsWholePath() throws Exception {
    ObjectNode body = sample(InvoiceIssued.class);
    ((ObjectNode) body.path("lines").path(0)).put("taxRate", 7.25);

    assertThatThrownBy(() -> json.read(body.toString(), InvoiceIssued.class))
        .hasMessage("The field lines/0/taxRate of InvoiceIssued must be a number from 0 to 1.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "{\"version\":1,\"version\":2} | The body has the field version twice.",
        "{\"x\":{\"a\":1,\"a\":1}} | The body has the field a twice.",
        "[] | The body must be an object with the fields of TicketStatusChanged.",
        "null | The body must be an object with the fields of TicketStatusChanged.",
        "7 | The body must be an object with the fields of TicketStatusChanged.",
        "{} | The field ticketId of TicketStatusChanged is missing.",
        "'{} {}' | 'The body is not JSON, see line 1, column 4.'",
        "{\"a\":NaN} | 'The body is not JSON, see line 1, column 9.'",
      })
  void whatIsNoContractAtAllIsNamedInASentence(String body, String sentence) {
    assertThatThrownBy(() -> json.read(body, TicketStatusChanged.class)).hasMessage(sentence);
  }

  @Test
  void fieldsThatNobodyKnowsAreIgnored() throws Exception {
    ObjectNode body = sample(TicketStatusChanged.class);
    body.put("color", "\0").put("weight", 1.5);

    assertThat(json.read(body.toString(), TicketStatusChanged.class)).isNotNull();
  }

  private static ObjectNode sample(Class<?> contract) throws IOException {
    String name = "/contracts/" + Contracts.name(contract) + ".schema.json";
    try (InputStream in = StrictReadingTests.class.getResourceAsStream(name)) {
      JsonNode schema = JSON.readTree(Objects.requireNonNull(in, name));
      return (ObjectNode) SampleMessages.of(schema);
    }
  }
}
