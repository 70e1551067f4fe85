package com.sysopsquad.portal;

import static com.sysopsquad.portal.ApiCaller.found;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sysopsquad.portal.PortalFixture.TestCustomers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

/** Tickets, their comments and their surveys by the API. */
@PortalTest
class ApiTicketsIntegrationTests {

  @Autowired MockMvc mvc;
  @Autowired TestCustomers customers;
  @Autowired JdbcClient jdbc;

  private ApiCaller callCentre;
  private String account;

  @BeforeAll
  static void startSysops() {
    BillingSide.start();
  }

  @BeforeEach
  void getToken() throws Exception {
    account = "/customers/" + customers.register("Ada Barrow").id();
    callCentre = ApiCaller.callCentre(mvc);
  }

  @Test
  void aTicketIsSubmittedOnceFollowedAndRated() throws Exception {
    UUID id = UUID.randomUUID();
    String ticket = account + "/tickets/" + id;
    String body = "{\"title\": \"No picture\", \"description\": \"It stays black.\"}";

    JsonNode first = found(callCentre.put(ticket, body));
    found(callCentre.put(ticket, "{\"title\": \"Something else\"}"));
    callCentre
        .put(ticket + "/survey", "{\"rating\": 5}")
        .andExpect(status().isUnprocessableContent());
    await().until(() -> states(found(callCentre.get(ticket))).contains("NEW"));
    resolved(id);
    callCentre
        .put(ticket + "/survey", "{\"rating\": 5, \"comment\": \"4242-4242-4242-4242 was used\"}")
        .andExpect(status().isUnprocessableContent());

    assertThat(first.path("title").asString()).isEqualTo("No picture");
    JsonNode shown = found(callCentre.get(ticket));
    assertThat(shown.path("title").asString()).isEqualTo("No picture");
    assertThat(shown.path("state").asString()).isEqualTo("RESOLVED");
    assertThat(states(shown)).contains("NEW");
    assertThat(shown.path("number").asString()).startsWith("T-");
    assertThat(shown.path("urgency").asString()).isEqualTo("NORMAL");
    assertThat(found(callCentre.get(account + "/tickets")).at("/items/0/id").asString())
        .isEqualTo(id.toString());
    callCentre
        .put(ticket + "/survey", "{\"rating\": 6}")
        .andExpect(status().isUnprocessableContent());
    callCentre
        .put(ticket + "/survey", "{\"rating\": 5, \"comment\": \"Quick.\"}")
        .andExpect(status().isNoContent());
    callCentre.put(ticket + "/survey", "{\"rating\": 1}").andExpect(status().isNoContent());
    callCentre
        .put("/customers/" + customers.register("Ben Dawson").id() + "/tickets/" + id, body)
        .andExpect(status().isNotFound());
  }

  /** Tried: title, description and comment of a ticket, the parts of a device, the survey. */
  @Test
  void theFieldWithACardNumberIsNamed() throws Exception {
    UUID id = UUID.randomUUID();
    String ticket = account + "/tickets/" + id;

    refused("title", ticket, "{'title': '4242 4242 4242 4242'}");
    refused("description", ticket, "{'title': 'No', 'description': '4242 4242 4242 4242'}");
    found(callCentre.put(ticket, "{\"title\": \"No picture\"}"));
    refused("text", ticket + "/comments/" + UUID.randomUUID(), "{'text': '4242424242424242'}");
    refused(
        "model",
        account + "/devices/" + UUID.randomUUID(),
        "{'kind': 'PHONE', 'make': 'Acme', 'model': '4242424242424242'}");
    resolved(id);
    refused("comment", ticket + "/survey", "{'rating': 5, 'comment': '4242424242424242'}");
  }

  @Test
  void aTicketIsCommentedOnceAndClosed() throws Exception {
    String ticket = account + "/tickets/" + UUID.randomUUID();
    String comment = ticket + "/comments/" + UUID.randomUUID();
    found(callCentre.put(ticket, "{\"title\": \"It smells\", \"urgency\": \"HIGH\"}"));

    found(callCentre.put(comment, "{\"text\": \"It hums now, too.\"}"));
    found(callCentre.put(comment, "{\"text\": \"Again\"}"));
    found(callCentre.put(ticket + "/closure", ""));
    JsonNode closed = found(callCentre.put(ticket + "/closure", ""));

    assertThat(closed.path("state").asString()).isEqualTo("CLOSED");
    assertThat(texts(closed)).containsExactly("It hums now, too.");
    assertThat(found(callCentre.get(account + "/tickets?show=open&q=smells")).path("total").asInt())
        .isZero();
    assertThat(found(callCentre.get(account + "/tickets?show=done&q=smells")).path("total").asInt())
        .isEqualTo(1);
    callCentre
        .put(ticket + "/comments/" + UUID.randomUUID(), "{\"text\": \"More\"}")
        .andExpect(status().isUnprocessableContent());
  }

  private void refused(String field, String path, String body) throws Exception {
    callCentre
        .put(path, body.replace('\'', '"'))
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.type").value("urn:sysopsquad:problem:not-possible"))
        .andExpect(jsonPath("$.code").value("page.card-number"))
        .andExpect(jsonPath("$.errors[0].field").value(field))
        .andExpect(jsonPath("$.errors[0].detail").value(startsWith("Remove the card number.")));
  }

  /** Later than whatever sysops, if it is running, still says of it. */
  private void resolved(UUID ticket) {
    jdbc.sql(
            """
            update customer.ticket set state = 'RESOLVED', version = 9000000000000000
            where id = ?
            """)
        .param(ticket)
        .update();
  }

  private static List<String> states(JsonNode ticket) {
    return ticket
        .path("timeline")
        .valueStream()
        .map(each -> each.path("state").asString())
        .toList();
  }

  private static List<String> texts(JsonNode ticket) {
    return ticket
        .path("timeline")
        .valueStream()
        .map(each -> each.path("text").asString())
        .filter(text -> !text.isEmpty())
        .toList();
  }
}
