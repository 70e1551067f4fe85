package com.sysopsquad.portal;

import static com.sysopsquad.portal.PortalFixture.PASSWORD;
import static com.sysopsquad.portal.PortalFixture.as;
import static com.sysopsquad.portal.PortalFixture.invoice;
import static com.sysopsquad.portal.PortalFixture.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.authenticated;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.unauthenticated;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sysopsquad.flows.invoice.InvoiceIssued;
import com.sysopsquad.flows.pricing.AnchorDay;
import com.sysopsquad.portal.PortalFixture.Catalog;
import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.card.HandingInCard;
import com.sysopsquad.portal.card.sealing.SealedTestCards;
import com.sysopsquad.portal.invoice.Invoices;
import com.sysopsquad.portal.notification.Notices;
import com.sysopsquad.portal.plan.ChoosingPlan;
import com.sysopsquad.portal.plan.Plan;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@PortalTest
class PagesIntegrationTests {

  private final BillingSide billing = BillingSide.start();

  @Autowired Catalog catalog;
  @Autowired TestCustomers customers;
  @Autowired ChoosingPlan choosing;
  @Autowired HandingInCard handingIn;
  @Autowired SealedTestCards sealed;
  @Autowired Invoices invoices;
  @Autowired Notices notices;
  @Autowired MockMvc mvc;
  @LocalServerPort int port;
  @LocalManagementPort int managementPort;

  private Customer ada;
  private Customer ben;

  @BeforeEach
  void register() {
    catalog.publishUsual();
    ada = customers.register("Ada Barrow");
    ben = customers.register("Ben Dawson");
  }

  @Test
  void whoIsNotSignedInIsAskedToSignIn() throws Exception {
    mvc.perform(get("/")).andExpect(redirectedUrl("/sign-in"));
    mvc.perform(get("/invoices/2026-11-01-000001")).andExpect(redirectedUrl("/sign-in"));
    mvc.perform(get("/?page=2").header("HX-Request", "true"))
        .andExpect(header().string("HX-Refresh", "true"));
    mvc.perform(get("/sign-in"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("name=\"_csrf\"")))
        .andExpect(content().string(not(containsString("is incorrect"))))
        .andExpect(content().string(not(containsString("signed out"))));
  }

  @Test
  void aCustomerSignsInUnderANewSessionAndOutAgain() throws Exception {
    PortalVisitor visitor = new PortalVisitor(mvc);
    visitor.get("/").andExpect(redirectedUrl("/sign-in"));
    String before = visitor.cookie("SYSOPS_SESSION");

    visitor
        .signIn(ada.email().toUpperCase(Locale.ROOT), PASSWORD)
        .andExpect(redirectedUrl("/"))
        .andExpect(authenticated().withUsername(ada.id().toString()));

    assertThat(visitor.cookie("SYSOPS_SESSION")).isNotEqualTo(before);
    visitor.get("/").andExpect(content().string(containsString("Hello, Ada Barrow")));
    visitor
        .post("/sign-out", Map.of())
        .andExpect(redirectedUrl("/sign-in?signed-out"))
        .andExpect(unauthenticated());
    visitor.get("/").andExpect(redirectedUrl("/sign-in"));
  }

  @Test
  void aWrongPasswordAndAnUnknownAddressAreToldApartByNobody() throws Exception {
    mvc.perform(formLogin("/sign-in").user("email", ada.email()).password("wrong"))
        .andExpect(redirectedUrl("/sign-in?failed"))
        .andExpect(unauthenticated());
    mvc.perform(formLogin("/sign-in").user("email", "nobody@example.test").password("wrong"))
        .andExpect(redirectedUrl("/sign-in?failed"));
    mvc.perform(get("/sign-in?failed")).andExpect(content().string(containsString("is incorrect")));
  }

  @Test
  void afterFiveFailedTriesEvenTheRightPasswordHasToWait() throws Exception {
    for (int i = 0; i < 5; i++) {
      mvc.perform(formLogin("/sign-in").user("email", ben.email()).password("wrong " + i))
          .andExpect(redirectedUrl("/sign-in?failed"));
    }

    mvc.perform(formLogin("/sign-in").user("email", ben.email()).password(PASSWORD))
        .andExpect(status().isTooManyRequests())
        .andExpect(unauthenticated());
    mvc.perform(formLogin("/sign-in").user("email", ada.email()).password(PASSWORD))
        .andExpect(authenticated());
  }

  @Test
  void aFormOfAnotherSiteIsRefused() throws Exception {
    mvc.perform(post("/sign-in").param("email", ada.email()).param("password", PASSWORD))
        .andExpect(status().isForbidden());
    mvc.perform(post("/sign-out").with(as(ada))).andExpect(status().isForbidden());
    mvc.perform(post("/sign-out").with(as(ada)).with(csrf().useInvalidToken()))
        .andExpect(status().isForbidden());
  }

  @Test
  void everyPageCarriesItsGuards() throws Exception {
    mvc.perform(get("/").secure(true).with(as(ada)))
        .andExpect(
            header()
                .string(
                    "Content-Security-Policy",
                    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
                        + " font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action"
                        + " 'self'; base-uri 'none'; frame-ancestors 'none'"))
        .andExpect(header().string("X-Content-Type-Options", "nosniff"))
        .andExpect(header().string("X-Frame-Options", "DENY"))
        .andExpect(header().string("Permissions-Policy", containsString("camera=()")))
        .andExpect(header().string("Referrer-Policy", "same-origin"))
        .andExpect(header().string("Cache-Control", containsString("no-store")))
        .andExpect(header().string("Strict-Transport-Security", containsString("max-age=31536000")))
        .andExpect(content().string(not(containsString("style=\""))))
        .andExpect(content().string(not(containsString("<script>"))))
        .andExpect(content().string(not(containsString("onclick"))));
  }

  @Test
  void anEmptyAccountSaysWhatWillStandThere() throws Exception {
    mvc.perform(get("/").with(as(ada)))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("No plans yet")))
        .andExpect(content().string(containsString("No cards yet")))
        .andExpect(content().string(containsString("No invoices yet")));
  }

  @Test
  void theOverviewShowsPlanCardNoticeAndInvoice() throws Exception {
    Plan plan = choosing.choose(ada.id(), "HOME-3", new AnchorDay(10), YearMonth.of(2026, 11));
    UUID registration = UUID.randomUUID();
    handingIn.handIn(ada.id(), registration, sealed.card(registration));
    InvoiceIssued invoice =
        invoice(ada.id(), plan.id(), number(), day("2026-11-10"), day("2026-12-10"));
    billing.send(invoice);
    billing.send(problem(ada.id(), plan.id(), day("2026-12-10"), day("2027-01-10")));
    await()
        .until(
            () -> invoices.page(ada.id(), 1).total() == 1 && notices.openOf(ada.id()).size() == 1);

    mvc.perform(get("/").with(as(ada)).locale(Locale.US))
        .andExpect(content().string(containsString("Home Trio")))
        .andExpect(content().string(containsString("Verifying")))
        .andExpect(content().string(containsString("Your payment of $21.44 did not go through")))
        .andExpect(content().string(containsString("Add a different card.")))
        .andExpect(content().string(containsString(invoice.number())))
        .andExpect(content().string(containsString("Nov 10, 2026 – Dec 9, 2026")))
        .andExpect(content().string(containsString("on Jan 10, 2027")));
    mvc.perform(get("/").with(as(ben)))
        .andExpect(content().string(not(containsString(invoice.number()))))
        .andExpect(content().string(not(containsString("did not go through"))));
  }

  @Test
  void anInvoiceIsAStatementForItsCustomerAlone() throws Exception {
    InvoiceIssued invoice =
        invoice(ada.id(), UUID.randomUUID(), number(), day("2026-11-10"), day("2026-12-10"));
    billing.send(invoice);
    await().until(() -> invoices.page(ada.id(), 1).total() == 1);
    String page = "/invoices/" + invoice.number();

    String statement =
        mvc.perform(get(page).with(as(ada)).locale(Locale.US))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString();

    assertThat(statement)
        .contains(
            invoice.number(),
            "Penultimate Electronics",
            "1 Elm Street",
            "Nov 10, 2026 – Dec 9, 2026",
            "Nov 22, 2026",
            "Home Trio",
            "Extra device",
            "7.25%",
            "$19.99",
            "$1.45",
            "Total (USD)",
            "$21.44",
            "with Visa ending in 4242",
            "pi_" + invoice.number());
    mvc.perform(get(page).with(as(ben))).andExpect(status().isNotFound());
    mvc.perform(get("/invoices/none").with(as(ada))).andExpect(status().isNotFound());
  }

  @Test
  void manyInvoicesComeInPagesAndHtmxGetsTheListAlone() throws Exception {
    UUID plan = UUID.randomUUID();
    billing.send(
        IntStream.range(0, 30)
            .mapToObj(
                i ->
                    invoice(
                        ada.id(),
                        plan,
                        number(),
                        day("2024-01-10").plusMonths(i),
                        day("2024-02-10").plusMonths(i)))
            .toArray(InvoiceIssued[]::new));
    await().until(() -> invoices.page(ada.id(), 1).total() == 30);

    mvc.perform(get("/").with(as(ada)))
        .andExpect(content().string(containsString("Page 1 of 3")))
        .andExpect(content().string(containsString("Older")))
        .andExpect(content().string(not(containsString("Newer"))));
    mvc.perform(get("/?page=3").with(as(ada)).header("HX-Request", "true"))
        .andExpect(content().string(containsString("Page 3 of 3")))
        .andExpect(content().string(not(containsString("<html"))));
    mvc.perform(get("/?page=2000000000").with(as(ada)))
        .andExpect(content().string(containsString("Page 3 of 3")));
  }

  @Test
  void whatCustomersTypeIsShownAsText() throws Exception {
    Customer mallory = customers.register("<script>alert(1)</script>");

    mvc.perform(get("/").with(as(mallory)))
        .andExpect(content().string(containsString("&lt;script&gt;alert(1)")))
        .andExpect(content().string(not(containsString("<script>alert"))));
  }

  @Test
  void thePublicCardKeysAreForEverybodyAndPublicOnly() throws Exception {
    mvc.perform(get("/keys/card"))
        .andExpect(status().isOk())
        .andExpect(header().string("Content-Type", "application/jwk-set+json"))
        .andExpect(content().string(containsString("\"kid\"")))
        .andExpect(content().string(not(containsString("\"d\""))));
  }

  @Test
  void errorsAreFriendlyPages() throws Exception {
    HttpResponse<String> stale =
        fetch(request("/sign-in").POST(HttpRequest.BodyPublishers.noBody()));
    HttpResponse<String> missing = fetch(request("/assets/none.css"));

    assertThat(stale.statusCode()).isEqualTo(403);
    assertThat(stale.body()).contains("This page has expired").doesNotContain("Whitelabel");
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.body()).contains("Page not found");
    assertThat(missing.headers().firstValue("Content-Security-Policy")).isPresent();
  }

  @Test
  void theSessionCookieIsOutOfReachOfScripts() throws Exception {
    assertThat(PortalVisitor.signedIn(mvc, ada).kept("SYSOPS_SESSION"))
        .satisfies(
            session -> {
              assertThat(session.isHttpOnly()).isTrue();
              assertThat(session.getAttribute("SameSite")).isEqualTo("Lax");
            });
  }

  @Test
  void styleAndScriptAreServedWithLongLives() throws Exception {
    String page = fetch(request("/sign-in")).body();
    String css = page.replaceFirst("(?s).*href=\"(/webjars/[^\"]*css)\".*", "$1");

    HttpResponse<String> style = fetch(request(css));

    assertThat(style.statusCode()).isEqualTo(200);
    assertThat(style.headers().firstValue("Cache-Control").orElse("")).contains("max-age=31536000");
  }

  @Test
  void healthIsOpenAndThePortalIsReady() throws Exception {
    assertThat(fetch(management("/actuator/health/readiness")).body()).contains("\"UP\"");
    assertThat(fetch(management("/actuator/health/demo")).body()).contains("\"UP\"");
    assertThat(fetch(management("/actuator/env")).statusCode()).isEqualTo(404);
    mvc.perform(get("/actuator/prometheus").with(from("203.0.113.9")))
        .andExpect(status().isForbidden());
  }

  private HttpRequest.Builder management(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + managementPort + path));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("Accept", "text/html,*/*");
  }

  private static HttpResponse<String> fetch(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  private static RequestPostProcessor from(String address) {
    return request -> {
      request.setRemoteAddr(address);
      return request;
    };
  }

  private static String number() {
    return "2026-11-01-" + UUID.randomUUID();
  }

  private static LocalDate day(String date) {
    return LocalDate.parse(date);
  }
}
