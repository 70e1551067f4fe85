package com.sysopsquad.portal;

import static com.sysopsquad.portal.ApiCaller.SECRET;
import static com.sysopsquad.portal.ApiCaller.found;
import static com.sysopsquad.portal.PortalFixture.NOW;
import static com.sysopsquad.portal.PortalFixture.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.account.Credential;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.display.Refusal;
import com.sysopsquad.portal.security.SignedInCustomer;
import com.sysopsquad.portal.ticket.TicketFilter;
import com.sysopsquad.portal.ticket.Tickets;
import com.sysopsquad.portal.ticket.photo.Photos;
import com.sysopsquad.portal.ticket.submission.SubmittingTickets;
import com.sysopsquad.portal.ticket.thread.CommentingTickets;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** How much one customer can hand in within an hour, on the pages and by the API. */
@PortalTest
class TicketLimitsIntegrationTests {

  private static final byte[] PNG = TestPictures.picture("png");

  @Autowired TestCustomers customers;
  @Autowired SubmittingTickets submitting;
  @Autowired CommentingTickets commenting;
  @Autowired Tickets tickets;
  @Autowired Photos photos;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvc mvc;

  private Customer ada;
  private UUID ticket;
  private PortalVisitor visitor;
  private ApiCaller client;
  private VirusScanner scanner;

  @BeforeEach
  void submit() throws Exception {
    scanner = VirusScanner.start();
    ada = customers.register("Ada Barrow");
    ticket = UUID.randomUUID();
    submitting.submit(ada.id(), PortalFixture.ticket(ticket, "No picture", ""), List.of());
    visitor = new PortalVisitor(mvc);
    visitor.signIn(ada.email(), PASSWORD);
    client = ApiCaller.client(mvc, "writer", SECRET, "customers:read customers:write");
  }

  @AfterEach
  void leave() throws IOException {
    scanner.close();
  }

  @Test
  void whoHasSubmittedManyTicketsWaitsAndLosesNothing() throws Exception {
    ticketsBefore(59);
    Map<String, String> form =
        Map.of("id", UUID.randomUUID().toString(), "title", "No sound", "description", "At all.");

    visitor
        .post("/tickets", form)
        .andExpect(status().isTooManyRequests())
        .andExpect(header().string("Retry-After", "90"))
        .andExpect(content().string(containsString("up to 60 tickets per hour")))
        .andExpect(content().string(containsString("in 2 minutes")))
        .andExpect(content().string(containsString("value=\"No sound\"")))
        .andExpect(content().string(containsString("At all.</textarea>")));
    client
        .put(path(UUID.randomUUID()), "{\"title\": \"No sound\"}")
        .andExpect(status().isTooManyRequests())
        .andExpect(header().string("Retry-After", "90"))
        .andExpect(jsonPath("$.type").value("urn:sysopsquad:problem:too-many"))
        .andExpect(jsonPath("$.code").value("ticket.too-many-tickets"));
    found(client.put(path(ticket), "{\"title\": \"No picture\"}"));
    assertThat(tickets.page(ada.id(), TicketFilter.ALL, "", 1).total()).isEqualTo(60);

    jdbc.sql(
            """
            update customer.ticket set submitted_at = submitted_at - interval '90 seconds'
            where customer_id = ? and id <> ?
            """)
        .params(ada.id(), ticket)
        .update();
    visitor
        .post("/tickets", form)
        .andExpect(redirectedUrl("/tickets/" + form.get("id") + "?done=ticket"));
  }

  @Test
  void ofTicketsAtTheSameMomentNoMorePassThanOfThoseOneAfterAnother() throws Exception {
    ticketsBefore(50);

    int taken =
        takenAtOnce(
            20,
            _ ->
                submitting.submit(
                    ada.id(), PortalFixture.ticket(UUID.randomUUID(), "No sound", ""), List.of()));

    assertThat(taken).isEqualTo(9);
    assertThat(tickets.page(ada.id(), TicketFilter.ALL, "", 1).total()).isEqualTo(60);
  }

  @Test
  void ofCommentsOnManyTicketsAtTheSameMomentNoMorePassThanOfThoseOneAfterAnother()
      throws Exception {
    commentsBefore(110);
    List<UUID> many = Stream.generate(UUID::randomUUID).limit(20).toList();
    for (UUID id : many) {
      submitting.submit(ada.id(), PortalFixture.ticket(id, "No picture", ""), List.of());
    }

    int taken =
        takenAtOnce(
            many.size(),
            n ->
                commenting.comment(
                    ada.id(), many.get(n), UUID.randomUUID(), "It smells, too.", List.of()));

    assertThat(taken).isEqualTo(10);
  }

  @Test
  void theTicketsOfOthersDoNotCount() throws Exception {
    ticketsBefore(60);
    Customer ben = customers.register("Ben Dawson");

    found(
        client.put(
            "/customers/" + ben.id() + "/tickets/" + UUID.randomUUID(),
            "{\"title\": \"No sound\"}"));
  }

  @Test
  void whoHasWrittenManyCommentsWaitsAndLosesNothing() throws Exception {
    commentsBefore(120);

    visitor
        .post("/tickets/" + ticket + "/comments", Map.of("text", "It smells, too."))
        .andExpect(status().isTooManyRequests())
        .andExpect(header().string("Retry-After", "60"))
        .andExpect(content().string(containsString("up to 120 comments per hour")))
        .andExpect(content().string(containsString("in a minute")))
        .andExpect(content().string(containsString("It smells, too.</textarea>")));
    client
        .put(path(ticket) + "/comments/" + UUID.randomUUID(), "{\"text\": \"It smells.\"}")
        .andExpect(status().isTooManyRequests())
        .andExpect(jsonPath("$.code").value("ticket.too-many-comments"));
  }

  @Test
  void whoHasSentManyPhotosWaitsAndKeepsTheText() throws Exception {
    jdbc.sql(
            """
            insert into customer.ticket_photo
                (id, ticket_id, customer_id, position, format, width, height, size, sha256, at)
            select gen_random_uuid(), gen_random_uuid(), ?, 1, 'PNG', 1, 1, 1, repeat('0', 64), ?
            from generate_series(1, 118)
            """)
        .params(ada.id(), NOW.minus(Duration.ofMinutes(50)).atOffset(ZoneOffset.UTC))
        .update();

    comment(PNG, PNG, PNG)
        .andExpect(status().isTooManyRequests())
        .andExpect(header().string("Retry-After", "600"))
        .andExpect(content().string(containsString("up to 120 photos per hour")))
        .andExpect(content().string(containsString("Choose your photos again")))
        .andExpect(content().string(containsString("It smells, too.</textarea>")));
    comment(PNG, PNG).andExpect(redirectedUrl("/tickets/" + ticket + "?done=comment"));
    client
        .perform(
            MockMvcRequestBuilders.put(
                    URI.create(ApiCaller.ROOT + path(ticket) + "/photos/" + UUID.randomUUID()))
                .contentType("image/png")
                .content(PNG))
        .andExpect(status().isTooManyRequests())
        .andExpect(jsonPath("$.code").value("ticket.too-many-photos"));
    comment().andExpect(redirectedUrl("/tickets/" + ticket + "?done=comment"));
    assertThat(photos.of(ada.id(), ticket)).hasSize(2);
  }

  private ResultActions comment(byte[]... files) throws Exception {
    MockMultipartHttpServletRequestBuilder form =
        MockMvcRequestBuilders.multipart("/tickets/" + ticket + "/comments");
    for (byte[] file : files) {
      form.file(new MockMultipartFile("photos", file));
    }
    SignedInCustomer signedIn = new SignedInCustomer(new Credential(ada.id(), ada.name(), ""));
    return mvc.perform(form.param("text", "It smells, too.").with(user(signedIn)).with(csrf()));
  }

  /** So many more, half a minute after they would not count any more, and each some time later. */
  private void ticketsBefore(int count) {
    jdbc.sql(
            """
            insert into customer.ticket
                (id, customer_id, category, urgency, title, description, submitted_at, changed_at)
            select gen_random_uuid(), :id, 'OTHER', 'NORMAL', 'No picture', '', at, at
            from (select :first::timestamptz + make_interval(secs => 20 * n) as at
                  from generate_series(1, :count) n) times
            """)
        .param("id", ada.id())
        .param(
            "first",
            NOW.minus(Duration.ofMinutes(59)).plusSeconds(10).atOffset(ZoneOffset.UTC).toString())
        .param("count", count)
        .update();
  }

  private void commentsBefore(int count) {
    jdbc.sql(
            """
            insert into customer.ticket_comment (id, ticket_id, customer_id, text, at)
            select gen_random_uuid(), gen_random_uuid(), ?, 'Hello', ? from generate_series(1, ?)
            """)
        .params(ada.id(), NOW.minus(Duration.ofMinutes(59)).atOffset(ZoneOffset.UTC), count)
        .update();
  }

  /** Does it so often side by side, and tells how many were not too much. */
  private static int takenAtOnce(int times, IntConsumer deed) throws Exception {
    int taken = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> deeds =
          IntStream.range(0, times).mapToObj(n -> threads.submit(() -> isTaken(deed, n))).toList();
      for (Future<Boolean> each : deeds) {
        taken += each.get() ? 1 : 0;
      }
    }
    return taken;
  }

  private static boolean isTaken(IntConsumer deed, int n) {
    try {
      deed.accept(n);
      return true;
    } catch (Refusal refusal) {
      assertThat(refusal.status()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
      return false;
    }
  }

  private String path(UUID id) {
    return "/customers/" + ada.id() + "/tickets/" + id;
  }
}
