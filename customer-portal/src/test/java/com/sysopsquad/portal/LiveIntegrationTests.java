package com.sysopsquad.portal;

import static com.sysopsquad.portal.PortalFixture.invoice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.ticketstatus.TicketState;
import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.ticket.submission.SubmittingTickets;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Server-sent events as a browser receives them. */
@PortalTest
class LiveIntegrationTests {

  private final BillingSide billing = BillingSide.start();

  @Autowired TestCustomers customers;
  @Autowired SubmittingTickets submitting;
  @LocalServerPort int port;

  private Customer ada;
  private Customer ben;
  private final List<HttpClient> clients = new CopyOnWriteArrayList<>();

  @BeforeEach
  void register() {
    ada = customers.register("Ada Barrow");
    ben = customers.register("Ben Dawson");
  }

  @AfterEach
  void leave() {
    clients.forEach(HttpClient::shutdownNow);
  }

  @Test
  void whatChangesIsToldToItsCustomerAlone() throws Exception {
    Open adas = open(signIn(ada));
    Open bens = open(signIn(ben));

    submitting.submit(
        ada.id(), PortalFixture.ticket(UUID.randomUUID(), "No picture", ""), List.of());
    adas.awaitTopic("tickets");
    billing.send(
        invoice(
            ada.id(),
            UUID.randomUUID(),
            "2026-11-01-" + UUID.randomUUID(),
            LocalDate.of(2026, 11, 10),
            LocalDate.of(2026, 12, 10)));
    adas.awaitTopic("invoices");

    assertThat(bens.lines).noneMatch(line -> line.startsWith("data:"));
    assertThat(adas.lines).noneMatch(line -> line.contains("No picture"));
  }

  @Test
  void whoSignsOutHearsNothingMore() throws Exception {
    HttpClient client = signIn(ada);
    Open open = open(client);

    post(client, "/sign-out", "_csrf=" + token(client, "/"));

    await().until(() -> open.ended);
    assertThat(get(client, "/live").statusCode()).isEqualTo(302);
  }

  @Test
  void whoIsNotSignedInGetsNoStream() throws Exception {
    HttpResponse<String> answer = get(client(), "/live");

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/sign-in");
  }

  @Test
  void theOldestOfManyStreamsOfOneCustomerMakesRoom() throws Exception {
    HttpClient client = signIn(ada);
    List<Open> open = IntStream.range(0, 7).mapToObj(i -> open(client)).toList();

    await().until(() -> open.getFirst().ended);

    assertThat(open.subList(1, 7)).noneMatch(each -> each.ended);
  }

  @Test
  void anOpenTicketShowsItsProgressWithoutReloading() {
    UUID ticket = UUID.randomUUID();
    submitting.submit(
        ada.id(), PortalFixture.ticket(ticket, "No picture", "It stays black."), List.of());
    try (PortalBrowser browser = PortalBrowser.signedIn(ada, port)) {
      browser.go("/tickets/" + ticket);
      browser.text("Received").waitFor();
      browser.page().evaluate("window.stillTheSamePage = true");

      billing.move(ticket, TicketState.ASSIGNED, "We come tomorrow.");

      browser.text("We come tomorrow.").waitFor();
      assertThat(browser.page().evaluate("window.stillTheSamePage")).isEqualTo(true);
      assertThat(browser.errors()).isEmpty();
    }
  }

  private Open open(HttpClient client) {
    Open open = new Open();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/live"))
            .header("Accept", "text/event-stream")
            .build();
    Thread.startVirtualThread(
        () -> {
          try (Stream<String> lines = client.send(request, BodyHandlers.ofLines()).body()) {
            lines.forEach(open.lines::add);
          } catch (IOException | InterruptedException | RuntimeException e) {
            open.lines.add("broken");
          } finally {
            open.ended = true;
          }
        });
    open.awaitLine(":here");
    return open;
  }

  private HttpClient signIn(Customer customer) throws Exception {
    HttpClient client = client();
    String form =
        "email=%s&password=%s&_csrf=%s"
            .formatted(
                encoded(customer.email()),
                encoded(PortalFixture.PASSWORD),
                token(client, "/sign-in"));
    assertThat(post(client, "/sign-in", form).statusCode()).isEqualTo(302);
    return client;
  }

  private HttpClient client() {
    HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    clients.add(client);
    return client;
  }

  private String token(HttpClient client, String page) throws Exception {
    return encoded(
        get(client, page).body().replaceFirst("(?s).*name=\"_csrf\" value=\"([^\"]*)\".*", "$1"));
  }

  private HttpResponse<String> get(HttpClient client, String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Accept", "text/html")
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> post(HttpClient client, String path, String form) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build(),
        BodyHandlers.ofString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** A stream and what came on it so far. */
  private static final class Open {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private volatile boolean ended;

    void awaitLine(String line) {
      await().until(() -> lines.contains(line));
    }

    /** Several topics that change within a second are told together. */
    void awaitTopic(String topic) {
      await()
          .until(
              () ->
                  lines.stream()
                      .anyMatch(line -> line.startsWith("data:") && line.contains(topic)));
    }
  }
}
