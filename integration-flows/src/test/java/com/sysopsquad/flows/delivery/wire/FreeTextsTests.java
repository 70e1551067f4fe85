package com.sysopsquad.flows.delivery.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.flows.cardregistration.CardHandedIn;
import com.sysopsquad.flows.survey.SurveyAnswered;
import com.sysopsquad.flows.ticket.TicketSubmitted;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Card numbers in free texts are masked on arrival, and everything else comes as it was sent. */
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
  void aCardNumberInAFreeTextIsMaskedAndTheRestIsAsItWas(String number) throws Exception {
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

  @Test
  void whatCannotBeReadStaysAsItIs() {
    assertThat(json.masked("{", SurveyAnswered.class)).isEqualTo("{");
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
