package com.sysopsquad.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sysopsquad.flows.ticketstatus.TicketState;
import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.PortalFixture.TestTickets;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.ticket.Ticket;
import com.sysopsquad.portal.ticket.TicketProgress;
import com.sysopsquad.portal.ticket.Tickets;
import com.sysopsquad.portal.ticket.submission.SubmittingTickets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Emails on tickets, and the survey by the link in the last one. */
@PortalTest
class TicketEmailsIntegrationTests {

  private static final Pattern SURVEY = Pattern.compile("https?://[^/\\s]+(/surveys/\\S+)");

  private final BillingSide neighbours = BillingSide.start();

  @Autowired TestCustomers customers;
  @Autowired TestTickets arriving;
  @Autowired SubmittingTickets submitting;
  @Autowired Tickets tickets;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvc mvc;

  private Customer ada;
  private Ticket ticket;

  @BeforeEach
  void submit() {
    ada = customers.register("Ada Barrow");
    UUID id = UUID.randomUUID();
    ticket =
        submitting.submit(ada.id(), PortalFixture.ticket(id, "No {0} <b>picture", ""), List.of());
    submitting.submit(ada.id(), PortalFixture.ticket(id, "No picture", ""), List.of());
    arriving.await(ada, id, TicketProgress.NEW);
  }

  @Test
  void eachStepIsToldOnceAndTheSurveyIsAnsweredByItsLinkWithoutSigningIn() throws Exception {
    try (PortalEmails emails = new PortalEmails()) {
      resolve();

      assertThat(PortalEmails.headings(jdbc, ada.email()))
          .containsExactlyInAnyOrder(
              "We received your ticket " + ticket.number(),
              "Your ticket " + ticket.number() + " is assigned to an expert",
              "We are working on your ticket " + ticket.number(),
              "Your ticket " + ticket.number() + " is resolved");
      assertThat(emails.text(jdbc, ada.email(), "We received your ticket " + ticket.number()))
          .contains("No {0} <b>picture", "/tickets/" + ticket.id());
      String resolved =
          emails.text(jdbc, ada.email(), "Your ticket " + ticket.number() + " is resolved");
      assertThat(resolved).contains("Note from our expert: A new cable.", "for 30 days");

      String link = link(resolved);
      PortalVisitor somebody = new PortalVisitor(mvc);
      somebody
          .get(link)
          .andExpect(status().isOk())
          .andExpect(header().string("Referrer-Policy", "no-referrer"))
          .andExpect(header().string("X-Robots-Tag", containsString("noindex")))
          .andExpect(content().string(containsString("No {0} &lt;b&gt;picture")))
          .andExpect(content().string(not(containsString(ada.name()))));
      refused(somebody, link);
      somebody.post(link, Map.of("rating", "4", "comment", "Quick")).andExpect(redirectedUrl(link));
      somebody.post(link, Map.of("rating", "1", "comment", "Slow")).andExpect(redirectedUrl(link));
      somebody.get(link).andExpect(content().string(containsString("Thank you")));
    }
    await().until(() -> !neighbours.answers(ticket.id()).isEmpty());
    assertThat(neighbours.answers(ticket.id())).containsExactly("4 Quick");
  }

  @Test
  void aLinkThatIsOldOrNoneLeadsToAFriendlyPage() throws Exception {
    try (PortalEmails emails = new PortalEmails()) {
      resolve();
      String link =
          link(emails.text(jdbc, ada.email(), "Your ticket " + ticket.number() + " is resolved"));
      jdbc.sql("update customer.link set expires_at = ? where subject_id = ?")
          .params(PortalFixture.NOW.atOffset(ZoneOffset.UTC), ticket.id())
          .update();

      PortalVisitor somebody = new PortalVisitor(mvc);
      for (String gone : List.of(link, "/surveys/" + "x".repeat(43), "/surveys/" + ticket.id())) {
        somebody
            .get(gone)
            .andExpect(status().isGone())
            .andExpect(content().string(containsString("expired")));
        somebody.post(gone, Map.of("rating", "5")).andExpect(status().isGone());
      }
    }
    assertThat(
            jdbc.sql("select count(*) from customer.survey where ticket_id = ?")
                .param(ticket.id())
                .query(Long.class)
                .single())
        .isZero();
  }

  private static void refused(PortalVisitor somebody, String link) throws Exception {
    somebody
        .post(link, Map.of("rating", "٥5", "comment", "تلفاز <b>\0"))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("Choose a rating from 1 to 5")))
        .andExpect(content().string(containsString("تلفاز &lt;b&gt;")));
    somebody
        .post(link, Map.of("rating", "5", "comment", "x".repeat(2_001)))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("at most 2,000 characters")));
  }

  private void resolve() {
    move(TicketState.ASSIGNED, null);
    move(TicketState.IN_PROGRESS, null);
    move(TicketState.RESOLVED, "A new cable.");
  }

  /** Waits for each step: of steps that overtake each other, only the newest is told. */
  private void move(TicketState to, @Nullable String note) {
    long version = neighbours.move(ticket.id(), to, note);
    await().until(() -> tickets.get(ada.id(), ticket.id()).version() == version);
  }

  private static String link(String text) {
    Matcher link = SURVEY.matcher(text);
    assertThat(link.find()).isTrue();
    return link.group(1);
  }
}
