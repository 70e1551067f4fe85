package com.sysopsquad.portal;

import static com.sysopsquad.portal.PortalFixture.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sysopsquad.flows.ticket.TicketUrgency;
import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.device.RegisteringDevices;
import com.sysopsquad.portal.ticket.Ticket;
import com.sysopsquad.portal.ticket.TicketFilter;
import com.sysopsquad.portal.ticket.Tickets;
import com.sysopsquad.portal.ticket.submission.SubmittingTickets;
import com.sysopsquad.portal.ticket.thread.TimelineEntry;
import com.sysopsquad.portal.ticket.thread.Timelines;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The forms on tickets with whatever somebody types into them, however often. */
@PortalTest
class TicketFormsIntegrationTests {

  /** Right to left, a family of one character, a stack of accents, scripts, and nothing at all. */
  private static final String WILD =
      "تلفاز 👨‍👩‍👧 z\u0351\u036b\u0343 \u0000\u202e<script>alert('x')</script> ${7*7} {0}"
          + " [[${1}]]";

  private static final String SEEN =
      "تلفاز 👨‍👩‍👧 z\u0351\u036b\u0343 <script>alert('x')</script> ${7*7} {0} [[${1}]]";

  @Autowired TestCustomers customers;
  @Autowired SubmittingTickets submitting;
  @Autowired RegisteringDevices devices;
  @Autowired Tickets tickets;
  @Autowired Timelines timelines;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvc mvc;

  private Customer ada;
  private UUID ticket;

  @BeforeEach
  void register() {
    ada = customers.register("Ada Barrow");
    ticket = UUID.randomUUID();
  }

  @Test
  void aTicketIsAboutADeviceOfItsCustomer() throws Exception {
    UUID device = UUID.randomUUID();
    devices.register(ada.id(), device, "TELEVISION", "Acme", "Wide", "W-1");

    asAda(get("/tickets/new")).andExpect(content().string(containsString("Acme Wide</option>")));
    submit(
            Map.of(
                "title", "No picture",
                "category", "HARDWARE",
                "urgency", "HIGH",
                "device", device.toString()))
        .andExpect(redirectedUrl("/tickets/" + ticket + "?done=ticket"));

    Ticket kept = tickets.get(ada.id(), ticket);
    assertThat(kept.device()).isEqualTo("Acme Wide");
    assertThat(kept.urgency()).isEqualTo(TicketUrgency.HIGH);
    assertThat(kept.number()).matches("T-\\d{6,}");
    asAda(get("/tickets/" + ticket))
        .andExpect(content().string(containsString(kept.number())))
        .andExpect(content().string(containsString("Acme Wide")))
        .andExpect(content().string(containsString("Urgent")));
    asAda(get("/tickets")).andExpect(content().string(containsString(kept.number())));
    Customer ben = customers.register("Ben Dawson");
    UUID another = UUID.randomUUID();
    mvc.perform(
            post("/tickets")
                .with(as(ben))
                .with(csrf())
                .param("id", another.toString())
                .param("title", "Mine")
                .param("device", device.toString()))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("You removed this device")));
  }

  @Test
  void aTitleHasAsManyCharactersAsPeopleCount() throws Exception {
    String emoji = "\ud83d\ude80";

    submit(Map.of("title", emoji.repeat(121), "description", "It stays black."))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("at most 120 characters")));
    submit(Map.of("title", emoji.repeat(120), "description", "\ud83e\udec8".repeat(4_000)))
        .andExpect(redirectedUrl("/tickets/" + ticket + "?done=ticket"));

    assertThat(tickets.get(ada.id(), ticket).title()).isEqualTo(emoji.repeat(120));
    asAda(get("/tickets/new"))
        .andExpect(content().string(containsString("name=\"title\" maxlength=\"1920\"")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u200b", "\u00a0\u2003", "\u200b \ufe0f\u2060"})
  void aTitleOfWhichNobodySeesAnythingIsMissing(String title) throws Exception {
    submit(Map.of("title", title, "description", "It stays black."))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("Enter a title.")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4242 4242 4242 4242",
        "4242.4242.4242.4242",
        "3782/822463/10005",
        "４２４２４２４２４２４２４２４２"
      })
  void theNumberOfACardIsNotTakenInAndTheFormSaysWhereItBelongs(String number) throws Exception {
    submit(Map.of("title", "My card " + number, "description", "It stays black."))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("Remove the card number.")));
    submit(Map.of("title", "No picture", "description", "Please charge " + number))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("only on the Cards page.")));
  }

  /** Tried: title, description and comment; a card number, a text too long, and none. */
  @Test
  void whatIsRefusedIsToldAtItsField() throws Exception {
    submit(Map.of("title", "My card 4242 4242 4242 4242"))
        .andExpect(content().string(containsString("id=\"title-problem\">Remove the card number.")))
        .andExpect(content().string(not(containsString("alert-danger"))));
    submit(Map.of("title", " "))
        .andExpect(content().string(containsString("id=\"title-problem\">Enter a title.")));
    submit(Map.of("title", "No picture", "description", "x".repeat(4_001)))
        .andExpect(content().string(containsString("aria-describedby=\"description-problem\"")))
        .andExpect(content().string(containsString("id=\"description-problem\">")));
    submitting.submit(ada.id(), PortalFixture.ticket(ticket, "No picture", ""), List.of());
    asAda(comment(UUID.randomUUID(), "4242 4242 4242 4242"))
        .andExpect(content().string(containsString("id=\"text-problem\">Remove the card number.")))
        .andExpect(content().string(not(containsString("alert-danger"))));
  }

  @Test
  void aClosedTicketTellsWhyACommentIsRefused() throws Exception {
    submitting.submit(ada.id(), PortalFixture.ticket(ticket, "No picture", ""), List.of());
    asAda(post("/tickets/" + ticket + "/close").with(csrf())).andExpect(status().isFound());

    asAda(comment(UUID.randomUUID(), "4242 4242 4242 4242"))
        .andExpect(content().string(containsString("Remove the card number.")));
  }

  @Test
  void whatDoesNotFitIsRefusedWithASentenceAndNothingTypedIsLost() throws Exception {
    submit(Map.of("title", " \u0000\u202e ", "description", "It stays black."))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("Enter a title.")))
        .andExpect(content().string(containsString("It stays black.</textarea>")));
    submit(Map.of("title", "x".repeat(121), "description", "It stays black."))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("at most 120 characters")))
        .andExpect(content().string(containsString("value=\"" + "x".repeat(121))));
    submit(Map.of("title", "No picture", "description", "x".repeat(100_000)))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("at most 4,000 characters")))
        .andExpect(content().string(containsString("value=\"No picture\"")));
    submit(Map.of("title", "No picture", "category", "<b>"))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("Choose a category")));
    submit(Map.of("title", "No picture", "device", "<b>"))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("You removed this device")));

    assertThat(tickets.page(ada.id(), TicketFilter.ALL, "", 1).total()).isZero();
  }

  @Test
  void anyScriptOfTheWorldIsKeptAndShownAsText() throws Exception {
    submit(Map.of("title", WILD, "description", WILD + "\r\n" + WILD))
        .andExpect(redirectedUrl("/tickets/" + ticket + "?done=ticket"));
    asAda(comment(UUID.randomUUID(), WILD))
        .andExpect(redirectedUrl("/tickets/" + ticket + "?done=comment"));

    assertThat(tickets.get(ada.id(), ticket).title()).isEqualTo(SEEN);
    assertThat(tickets.get(ada.id(), ticket).description()).isEqualTo(SEEN + "\n" + SEEN);
    for (String page : List.of("/tickets/" + ticket, "/tickets", "/tickets/" + ticket + "/close")) {
      asAda(get(page))
          .andExpect(content().string(containsString("تلفاز 👨‍👩‍👧")))
          .andExpect(content().string(containsString("${7*7} {0} [[${1}]]")))
          .andExpect(content().string(not(containsString("<script>alert"))));
    }
    asAda(get("/tickets").param("q", WILD))
        .andExpect(content().string(containsString("/tickets/" + ticket)))
        .andExpect(content().string(not(containsString("<script>alert"))));
  }

  @Test
  void aFormThatIsSentManyTimesAtOnceCountsOnce() throws Exception {
    UUID comment = UUID.randomUUID();
    assertThat(answers(() -> submit(Map.of("title", "No picture")))).containsOnly(302);
    assertThat(answers(() -> asAda(comment(comment, "It smells, too.")))).containsOnly(302);
    assertThat(answers(() -> asAda(post("/tickets/" + ticket + "/close").with(csrf()))))
        .containsOnly(302);

    assertThat(tickets.page(ada.id(), TicketFilter.ALL, "", 1).total()).isOne();
    assertThat(timelines.of(ada.id(), ticket))
        .extracting(TimelineEntry::kind)
        .filteredOn(kind -> kind != TimelineEntry.Kind.MOVED)
        .containsExactly(
            TimelineEntry.Kind.CLOSED, TimelineEntry.Kind.COMMENTED, TimelineEntry.Kind.SUBMITTED);
  }

  @Test
  void aFormThatIsSentAgainWithOtherWordsLosesNone() throws Exception {
    submit(Map.of("title", "No picture")).andExpect(status().isFound());
    String page =
        submit(Map.of("title", "No sound"))
            .andExpect(status().is(422))
            .andExpect(content().string(containsString("already sent this form")))
            .andExpect(content().string(containsString("value=\"No sound\"")))
            .andReturn()
            .getResponse()
            .getContentAsString();
    UUID first = ticket;
    ticket = UUID.fromString(page.replaceFirst("(?s).*name=\"id\" value=\"([^\"]*)\".*", "$1"));
    submit(Map.of("title", "No sound"))
        .andExpect(redirectedUrl("/tickets/" + ticket + "?done=ticket"));
    assertThat(ticket).isNotEqualTo(first);

    UUID comment = UUID.randomUUID();
    asAda(comment(comment, "It smells, too.")).andExpect(status().isFound());
    asAda(comment(comment, "It smokes, too."))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("already sent this form")))
        .andExpect(content().string(containsString("It smokes, too.</textarea>")));
    assertThat(tickets.page(ada.id(), TicketFilter.ALL, "", 1).total()).isEqualTo(2);
  }

  @Test
  void aCommentThatDoesNotFitIsRefusedAndKept() throws Exception {
    submitting.submit(ada.id(), PortalFixture.ticket(ticket, "No picture", ""), List.of());

    asAda(comment(UUID.randomUUID(), " \u0000 "))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("Write a comment or add a photo.")));
    asAda(comment(UUID.randomUUID(), "y".repeat(4_001)))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("at most 4,000 characters")))
        .andExpect(content().string(containsString("y".repeat(4_001))));
    asAda(comment(UUID.randomUUID(), ("z".repeat(79) + "\r\n").repeat(50)))
        .andExpect(status().isFound());
    mvc.perform(comment(UUID.randomUUID(), "Haha").with(as(customers.register("Ben Dawson"))))
        .andExpect(status().isNotFound());
  }

  @Test
  void aTicketIsClosedAfterAQuestion() throws Exception {
    submitting.submit(ada.id(), PortalFixture.ticket(ticket, "No picture", ""), List.of());

    asAda(get("/tickets/" + ticket + "/close"))
        .andExpect(content().string(containsString("Close ticket")))
        .andExpect(content().string(containsString("Keep it open")));
    asAda(post("/tickets/" + ticket + "/close").with(csrf()))
        .andExpect(redirectedUrl("/tickets/" + ticket + "?done=ticket-closed"));

    asAda(get("/tickets/" + ticket))
        .andExpect(content().string(containsString("You closed this ticket")))
        .andExpect(content().string(not(containsString("Add a comment"))));
    asAda(comment(UUID.randomUUID(), "One more thing"))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("This ticket is closed.")));
    asAda(get("/tickets").param("show", "done"))
        .andExpect(content().string(containsString("No picture")));
    asAda(get("/tickets").param("show", "open"))
        .andExpect(content().string(containsString("No tickets found")));
  }

  @Test
  void thePagesSpeakGerman() throws Exception {
    submitting.submit(ada.id(), PortalFixture.ticket(ticket, "Kein Bild", ""), List.of());

    for (String page : List.of("/tickets", "/tickets/new", "/tickets/" + ticket)) {
      asAda(get(page).locale(Locale.GERMANY))
          .andExpect(status().isOk())
          .andExpect(content().string(not(containsString("??"))));
    }
    asAda(get("/tickets/" + ticket).locale(Locale.GERMANY))
        .andExpect(content().string(containsString("Gesendet")))
        .andExpect(content().string(containsString("Kommentar hinzufügen")));
  }

  private ResultActions submit(Map<String, String> typed) throws Exception {
    MockHttpServletRequestBuilder form = post("/tickets").with(csrf());
    form.param("id", ticket.toString());
    typed.forEach(form::param);
    return asAda(form);
  }

  private MockHttpServletRequestBuilder comment(UUID id, String text) {
    return post("/tickets/" + ticket + "/comments")
        .with(csrf())
        .param("id", id.toString())
        .param("text", text);
  }

  private ResultActions asAda(MockHttpServletRequestBuilder request) throws Exception {
    return mvc.perform(request.with(as(ada)));
  }

  /** The status of the same request, sent four times at once. */
  private static List<Integer> answers(Callable<ResultActions> request) throws Exception {
    Callable<Integer> status = () -> request.call().andReturn().getResponse().getStatus();
    try (ExecutorService browsers = Executors.newVirtualThreadPerTaskExecutor()) {
      return browsers.invokeAll(List.of(status, status, status, status)).stream()
          .map(answer -> answer.resultNow())
          .toList();
    }
  }
}
