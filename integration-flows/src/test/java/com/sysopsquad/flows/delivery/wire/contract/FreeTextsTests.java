package com.sysopsquad.flows.delivery.wire.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.flows.cardregistration.CardHandedIn;
import com.sysopsquad.flows.cardstatus.CardStatusChanged;
import com.sysopsquad.flows.invoice.InvoiceIssued;
import com.sysopsquad.flows.message.report.DeadLettered;
import com.sysopsquad.flows.message.report.LossReported;
import com.sysopsquad.flows.message.report.LostMessages;
import com.sysopsquad.flows.message.report.MessageWaiting;
import com.sysopsquad.flows.message.telemetry.ProcessReported;
import com.sysopsquad.flows.survey.SurveyAnswered;
import com.sysopsquad.flows.ticket.TicketSubmitted;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Card numbers in texts are masked on arrival, and everything else comes as it was sent. */
class FreeTextsTests {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final ContractJson json = new ContractJson();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4242424242424242",
        "4242 4242 4242 4242",
        "4242-4242-4242-4242",
        "4242.4242.4242.4242",
        "4242/4242/4242/4242",
        "4242\u00a04242\u00a04242\u00a04242",
        "\uff14\uff12\uff14\uff12\uff14\uff12\uff14\uff12\uff14\uff12\uff14\uff12\uff14\uff12\uff14\uff12",
        "3782 822463 10005"
      })
  void aCardNumberInATextIsMaskedAndTheRestIsAsItWas(String number) throws Exception {
    ObjectNode ticket = ticket();
    ticket.put("title", "Pay " + number);
    ticket.put("description", "My card is " + number + ", thanks");

    TicketSubmitted read = json.read(ticket.toString(), TicketSubmitted.class);

    assertThat(read.title()).isEqualTo("Pay [number]");
    assertThat(read.description()).isEqualTo("My card is [number], thanks");
    assertThat(JSON.readTree(json.write(read)).path("ticketId")).isEqualTo(ticket.path("ticketId"));
    String stored = json.masked(ticket.toString(), TicketSubmitted.class);
    assertThat(stored).contains("My card is [number], thanks").doesNotContain(number);
  }

  @Test
  void whatLiesDeeperIsMaskedToo() throws Exception {
    ObjectNode ticket = ticket();
    ticket.set("customer", customer("Ada 4242424242424242"));
    ticket.set("device", device("4242 4242 4242 4242"));

    String read = json.write(json.read(ticket.toString(), TicketSubmitted.class));

    assertThat(read).doesNotContain("4242424242424242", "4242 4242");
  }

  /** Tried: codes, names, hashes and addresses; alone, in a list, and in what lies deeper. */
  @Test
  void aCardNumberInACodeOrANameIsMaskedToo() throws Exception {
    ObjectNode card =
        JSON.createObjectNode()
            .put("registrationId", "42424242-4242-4242-8242-424242424242")
            .put("customerId", "42424242-4242-4242-8242-424242424242")
            .put("verified", true)
            .put("brand", "4242,4242,4242,4242")
            .put("kind", "%B4242424242424242")
            .put("at", "2026-11-29T10:00:00Z");
    CardStatusChanged status = json.read(card.toString(), CardStatusChanged.class);
    assertThat(status.brand()).isEqualTo("[number]");
    assertThat(status.kind()).isEqualTo("%B[number]");

    ObjectNode ticket = ticket();
    ticket.put("number", "T-4242424242424242");
    ((ObjectNode) ticket.path("customer")).put("email", "4242424242424242@example.test");
    ObjectNode photo = JSON.createObjectNode().put("photoId", UUID.randomUUID().toString());
    photo.put("type", "4242 4242 4242 4242").put("size", 1).put("sha256", "4242424242424242");
    ticket.putArray("photos").add(photo);
    ticket.set("device", ((ObjectNode) device("1")).put("kind", "4242-4242-4242-4242"));
    assertThat(json.write(json.read(ticket.toString(), TicketSubmitted.class)))
        .contains("T-[number]", "[number]@example.test")
        .doesNotContain("4242424242424242", "4242 4242", "4242-4242-4242-4242");
  }

  @Test
  void aCardNumberInAReportOfAQuantumIsMasked() throws Exception {
    String number = "4242424242424242";
    LostMessages lost =
        new LostMessages(number, List.of(number, "x"), Instant.EPOCH, Instant.EPOCH, null);
    LossReported loss =
        json.read(json.write(new LossReported("billing", List.of(lost))), LossReported.class);
    assertThat(loss.losses().getFirst().source()).isEqualTo("[number]");
    assertThat(loss.losses().getFirst().queues()).containsExactly("[number]", "x");

    ProcessReported process =
        new ProcessReported(
            UUID.randomUUID(),
            "billing",
            number,
            Instant.EPOCH,
            1,
            false,
            List.of(),
            null,
            null,
            null);
    assertThat(json.read(json.write(process), ProcessReported.class).process())
        .isEqualTo("[number]");

    String report = json.write(new MessageWaiting(deadLetter(number), Instant.EPOCH));
    MessageWaiting waiting = json.read(report, MessageWaiting.class);
    assertThat(waiting.failure().causeClass()).isEqualTo("[number]");
    assertThat(waiting.failure().fingerprint()).isEqualTo("[number]");
    assertThat(waiting.failure().body()).as("masked where it is stored").isEqualTo(number);
  }

  @Test
  void noIdentifierIsHarmed() throws Exception {
    ObjectNode card =
        JSON.createObjectNode()
            .put("registrationId", "42424242-4242-4242-8242-424242424242")
            .put("customerId", "42424242-4242-4242-8242-424242424242")
            .put("jwe", "eyJ.4242424242424242.4242424242424242.a.b");
    CardHandedIn read = json.read(card.toString(), CardHandedIn.class);
    assertThat(read.jwe()).isEqualTo("eyJ.4242424242424242.4242424242424242.a.b");
    assertThat(read.registrationId())
        .isEqualTo(UUID.fromString("42424242-4242-4242-8242-424242424242"));

    ObjectNode ticket = ticket();
    ticket.put("description", "IMEI 490154203237518, order 1234567890123456, call +1 212 555 0100");
    assertThat(json.read(ticket.toString(), TicketSubmitted.class).description())
        .isEqualTo("IMEI 490154203237518, order 1234567890123456, call +1 212 555 0100");
    assertThat(json.masked(ticket.toString(), TicketSubmitted.class)).isEqualTo(ticket.toString());
  }

  /**
   * The number of an account can look like that of a card; billing refuses cards in its settings.
   */
  @Test
  void theSellerOfAnInvoiceIsAsBillingHasSetIt() throws Exception {
    String account = "Salem GmbH, DE44 5001 0517 5407 3249 31";
    InvoiceIssued invoice =
        new InvoiceIssued(
            UUID.randomUUID(),
            "2026-11-00-000001",
            UUID.randomUUID(),
            UUID.randomUUID(),
            account,
            "Ada 4242 4242 4242 4242",
            account,
            LocalDate.EPOCH,
            LocalDate.EPOCH,
            LocalDate.EPOCH,
            "EUR",
            List.of(),
            0,
            0,
            0,
            "Visa",
            "4242",
            "pi_1",
            Instant.EPOCH);

    InvoiceIssued read = json.read(json.write(invoice), InvoiceIssued.class);

    assertThat(read.seller()).isEqualTo(account);
    assertThat(read.customerName()).isEqualTo("Ada [number]");
    assertThat(read.customerAddress()).isEqualTo("Salem GmbH, DE44 [number]");
    assertThat(json.masked(json.write(invoice), InvoiceIssued.class)).contains(account);
  }

  @Test
  void whatCannotBeReadStaysAsItIs() {
    assertThat(json.masked("{", SurveyAnswered.class)).isEqualTo("{");
  }

  private static DeadLettered deadLetter(String text) {
    return new DeadLettered(
        UUID.randomUUID(),
        "billing",
        "BILLING.SUPPORT_PLAN",
        text,
        1,
        text,
        Instant.EPOCH,
        text,
        text,
        text,
        text,
        1,
        Instant.EPOCH,
        Instant.EPOCH,
        Map.of(),
        text,
        true);
  }

  private static ObjectNode ticket() {
    ObjectNode ticket = JSON.createObjectNode();
    ticket.put("ticketId", "42424242-4242-4242-8242-424242424242");
    ticket.set("customer", customer("Ada"));
    return ticket.put("title", "t").put("description", "d").put("at", "2026-11-29T10:00:00Z");
  }

  private static JsonNode customer(String name) {
    return JSON.createObjectNode()
        .put("customerId", "42424242-4242-4242-8242-424242424242")
        .put("version", 1)
        .put("name", name)
        .put("email", "ada@example.test")
        .put("street", "1 Main St")
        .put("city", "Reno")
        .put("state", "NV")
        .put("postalCode", "89501");
  }

  private static JsonNode device(String serial) {
    return JSON.createObjectNode()
        .put("deviceId", "52525252-5252-4252-8252-525252525252")
        .put("kind", "PHONE")
        .put("make", "Acme")
        .put("model", "One")
        .put("serial", serial);
  }
}
