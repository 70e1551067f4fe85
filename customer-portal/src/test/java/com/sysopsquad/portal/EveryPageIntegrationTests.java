package com.sysopsquad.portal;

import static com.sysopsquad.portal.PortalFixture.as;
import static com.sysopsquad.portal.PortalFixture.invoice;
import static com.sysopsquad.portal.PortalFixture.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.sysopsquad.flows.invoice.InvoiceIssued;
import com.sysopsquad.platform.HtmlValidator;
import com.sysopsquad.platform.PageEdges;
import com.sysopsquad.platform.PageWidths;
import com.sysopsquad.portal.PortalFixture.Catalog;
import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.card.HandingInCard;
import com.sysopsquad.portal.card.sealing.SealedTestCards;
import com.sysopsquad.portal.device.RegisteringDevices;
import com.sysopsquad.portal.invoice.Invoices;
import com.sysopsquad.portal.notification.Notices;
import com.sysopsquad.portal.plan.ChoosingPlan;
import com.sysopsquad.portal.plan.Plan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/** What holds for every page, with something in each list. */
@PortalTest
class EveryPageIntegrationTests {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final String NAME = "Ada-Wilhelmina Barrow-Hohenschwangau of Sacramento";

  /** What a visitor sees who has not signed in. */
  static final List<String> DOORS =
      List.of(
          "/sign-in",
          "/sign-in?failed",
          "/sign-up",
          "/sign-up/sent",
          "/sign-up/again",
          "/sign-up/confirm?token=old",
          "/password/forgotten",
          "/password/sent",
          "/password/new?token=old",
          "/email/confirm?token=old",
          "/email/confirmed");

  /** The lists of a customer who has more than fits on a page. */
  private static final List<String> LONG_LISTS =
      List.of(
          "/?page=1",
          "/?page=2",
          "/?page=3",
          "/invoices?page=1",
          "/invoices?page=2",
          "/invoices?year=2026&page=3",
          "/cards?page=1",
          "/cards?page=2",
          "/tickets?page=1",
          "/tickets?page=2");

  /** A page with each header that there is. */
  private static final List<String> HEADERS = List.of("/", "/sign-in", "/nowhere");

  private static final String CONTROLS =
      "input:not([type=hidden]), select, textarea, main .btn, header .btn, .squad-years .active";

  private final BillingSide billing = BillingSide.start();

  @Autowired MockMvc mvc;
  @Autowired Catalog catalog;
  @Autowired TestCustomers customers;
  @Autowired ChoosingPlan choosing;
  @Autowired RegisteringDevices registering;
  @Autowired HandingInCard handingIn;
  @Autowired SealedTestCards sealed;
  @Autowired Invoices invoices;
  @Autowired Notices notices;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private final UUID ticket = UUID.randomUUID();
  private Customer ada;
  private Plan plan;
  private List<String> pages;

  @BeforeEach
  void fillTheAccount() throws Exception {
    catalog.publishUsual();
    ada = customers.register(NAME);
    UUID device = UUID.randomUUID();
    registering.register(ada.id(), device, "PHONE", "Acme", "One", "7");
    plan = choosing.choose(ada.id(), UUID.randomUUID(), "HOME-3", TODAY, List.of(device));
    UUID card = UUID.randomUUID();
    handingIn.handIn(ada.id(), card, sealed.card(card));
    InvoiceIssued issued =
        invoice(ada.id(), plan.id(), "2026-" + ticket, day("2026-11-10"), day("2026-12-10"));
    billing.send(issued);
    billing.send(problem(ada.id(), plan.id(), day("2026-12-10"), day("2027-01-10")));
    await()
        .until(
            () -> invoices.page(ada.id(), 1).total() == 1 && notices.openOf(ada.id()).size() == 1);
    try (VirusScanner scanner = VirusScanner.start()) {
      assertThat(scanner).isNotNull();
      mvc.perform(
              multipart("/tickets")
                  .file(
                      new MockMultipartFile(
                          "photos", "p.png", "image/png", TestPictures.picture("png")))
                  .param("id", ticket.toString())
                  .param("title", "No picture")
                  .with(as(ada))
                  .with(csrf()))
          .andExpect(redirectedUrl("/tickets/" + ticket + "?done=ticket"));
    }
    pages =
        List.of(
            "/",
            "/plans",
            "/plans/" + plan.id() + "?done=plan",
            "/plans/" + plan.id() + "/change",
            "/plans/" + plan.id() + "/change?contract=GAMER-2",
            "/plans/" + plan.id() + "/cancel",
            "/plans/new?contract=HOME-3",
            "/devices",
            "/devices/" + device + "/remove",
            "/cards",
            "/cards/" + card + "/remove",
            "/invoices",
            "/invoices?year=2026",
            "/invoices/" + issued.number(),
            "/tickets",
            "/tickets/new",
            "/tickets/" + ticket,
            "/tickets/" + ticket + "/close",
            "/tickets/" + ticket + "/survey",
            "/account",
            "/account/details",
            "/account/email",
            "/account/password",
            "/account/preferences",
            "/account/passkeys",
            "/account/sessions",
            "/account/activity",
            "/account/data");
  }

  @Test
  void everyPageIsValidHtml() throws Exception {
    List<String> findings = new ArrayList<>();
    try (HtmlValidator validator = new HtmlValidator()) {
      assertThat(
              validator.findings(
                  """
                  <!DOCTYPE html><html lang="en"><head><title>T</title></head><body><p hx-get="/x">a</p>
                  <time datetime="2026-11-22T07:00:00.123456Z">b</time></body></html>
                  """))
          .hasSize(2);
      for (Locale language : List.of(Locale.US, Locale.GERMANY)) {
        for (String page : DOORS) {
          String html =
              mvc.perform(get(page).locale(language))
                  .andReturn()
                  .getResponse()
                  .getContentAsString();
          validator.findings(html).forEach(finding -> findings.add(page + " " + finding));
        }
        for (String page : pages) {
          String html =
              mvc.perform(get(page).with(as(ada)).locale(language))
                  .andReturn()
                  .getResponse()
                  .getContentAsString();
          assertThat(html).as(page).contains("<h1");
          validator.findings(html).forEach(finding -> findings.add(page + " " + finding));
        }
      }
    }
    assertThat(findings).isEmpty();
  }

  /** Tried: a ticket, a comment and a survey. */
  @Test
  void whatRefusesATypedTextIsValidHtml() throws Exception {
    List<String> findings = new ArrayList<>();
    try (HtmlValidator validator = new HtmlValidator()) {
      for (String form : List.of("", "/" + ticket + "/comments", "/" + ticket + "/survey")) {
        for (Locale language : List.of(Locale.US, Locale.GERMANY)) {
          MockHttpServletResponse refused =
              mvc.perform(
                      post("/tickets" + form)
                          .param("title", "4242 4242 4242 4242")
                          .param("text", "4242 4242 4242 4242")
                          .param("rating", "5")
                          .param("comment", "4242 4242 4242 4242")
                          .with(as(ada))
                          .with(csrf())
                          .locale(language))
                  .andReturn()
                  .getResponse();
          assertThat(refused.getStatus()).as(form).isEqualTo(422);
          validator
              .findings(refused.getContentAsString())
              .forEach(finding -> findings.add(form + " " + finding));
        }
      }
    }
    assertThat(findings).isEmpty();
  }

  /** Tried: both pages of each list, and those between them. */
  @Test
  void everyPageOfALongListIsValidHtml() throws Exception {
    lengthenTheLists();
    List<String> findings = new ArrayList<>();
    try (HtmlValidator validator = new HtmlValidator()) {
      for (String page : LONG_LISTS) {
        String html = html(page);
        assertThat(html).as(page).containsPattern("href=\"[^\"]*[?&;]page=[123]");
        validator.findings(html).forEach(finding -> findings.add(page + " " + finding));
      }
    }
    assertThat(findings).isEmpty();
  }

  @Test
  void olderInvoicesComeWithoutLoadingThePageAnew() throws Exception {
    lengthenTheLists();
    try (PortalBrowser browser = PortalBrowser.signedIn(ada, port)) {
      browser.go("/");
      browser.page().evaluate("window.loadedOnce = true");

      browser.page().locator("#invoices nav a").click();
      browser.page().waitForURL(address -> address.endsWith("/?page=2"));
      browser.text("Page 2 of 3").waitFor();

      assertThat(browser.page().evaluate("window.loadedOnce")).isEqualTo(true);
      assertThat(browser.page().locator("#invoices").count()).isOne();
      assertThat(browser.errors()).isEmpty();
    }
  }

  /**
   * Tried: every page at the widths around each breakpoint, a page of each header at all widths.
   */
  @Test
  void noPageScrollsSidewaysAtAnyWidth() throws Exception {
    lengthenTheLists();
    PortalVisitor visitor = new PortalVisitor(mvc);
    visitor.signIn(ada.email(), PortalFixture.PASSWORD);
    List<String> paths =
        Stream.of(pages, LONG_LISTS, List.of("/nowhere")).flatMap(List::stream).toList();
    List<String> tooWide = new ArrayList<>();
    for (String language : List.of("de", "en")) {
      visitor.post("/account/preferences", Map.of("language", language));
      try (PortalBrowser customer = PortalBrowser.signedIn(ada, port);
          PortalBrowser newcomer = PortalBrowser.of(port)) {
        newcomer.page().setExtraHTTPHeaders(Map.of("Accept-Language", language));
        DOORS.forEach(path -> tooWide.addAll(sideways(newcomer, path, language)));
        paths.forEach(path -> tooWide.addAll(sideways(customer, path, language)));
      }
    }
    assertThat(tooWide).isEmpty();
  }

  private static List<String> sideways(PortalBrowser browser, String path, String language) {
    browser.go(path);
    assertThat(browser.page().locator("html").getAttribute("lang")).as(path).isEqualTo(language);
    return PageWidths.sideways(
            browser.page(), HEADERS.contains(path) ? PageWidths.every() : PageWidths.usual())
        .stream()
        .map(width -> "%s in %s at %d".formatted(path, language, width))
        .toList();
  }

  @Test
  void theEdgesOfFieldsAndButtonsAndTheChosenFilterStandOut() {
    List<String> pale = new ArrayList<>();
    try (PortalBrowser customer = PortalBrowser.signedIn(ada, port);
        PortalBrowser newcomer = PortalBrowser.of(port)) {
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        customer.page().emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
        newcomer.page().emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
        pages.forEach(path -> pale.addAll(paleEdges(customer, path, scheme)));
        DOORS.forEach(path -> pale.addAll(paleEdges(newcomer, path, scheme)));
        customer.go("/invoices");
        customer.barriers().forEach(barrier -> pale.add(scheme + " /invoices " + barrier));
      }
    }
    assertThat(pale).isEmpty();
  }

  private static List<String> paleEdges(PortalBrowser browser, String path, ColorScheme scheme) {
    browser.go(path);
    return PageEdges.pale(browser.page(), CONTROLS).stream()
        .map(found -> scheme + " " + path + " " + found)
        .toList();
  }

  @Test
  void everyPageHasOneHeadingOfOneSizeAtOnePlace() {
    try (PortalBrowser browser = PortalBrowser.signedIn(ada, port)) {
      TreeSet<String> looks = new TreeSet<>();
      for (String path : pages) {
        browser.go(path);
        assertThat(browser.page().locator("h1").count()).as(path).isOne();
        looks.add(
            (String)
                browser
                    .page()
                    .evaluate(
                        """
                        () => {
                          const h1 = document.querySelector('h1');
                          return getComputedStyle(h1).fontSize + ' at ' + Math.round(h1.getBoundingClientRect().left);
                        }
                        """));
      }
      assertThat(looks).hasSize(1);
    }
  }

  @Test
  void photosAreWideEnoughForAFinger() {
    try (PortalBrowser browser = PortalBrowser.signedIn(ada, port)) {
      browser.go("/tickets/" + ticket);

      assertThat(browser.page().locator("a[href*='/photos/']").first().boundingBox().height)
          .isGreaterThanOrEqualTo(24);
    }
  }

  @Test
  void theMenuSaysWhereOneIsAndAPlanCanBeManagedFromTheList() throws Exception {
    assertThat(html("/plans"))
        .containsPattern("href=\"/plans\"[^>]*aria-current=\"page\"")
        .containsPattern("aria-label=\"Manage Home Trio\"[^>]*>Manage<");
    assertThat(html("/tickets/" + ticket))
        .containsPattern("href=\"/tickets\"[^>]*aria-current=\"true\"");
    assertThat(html("/")).doesNotContain("aria-current").contains(">Manage<");
  }

  @Test
  void whatWasDoneIsSaidOnceByItsOwnWords() throws Exception {
    assertThat(html("/cards?done=default-card"))
        .containsPattern("role=\"status\">This card is now your default card.<");
    assertThat(html("/cards?done=<b>")).doesNotContain("alert-success");
    assertThat(html("/cards")).doesNotContain("alert-success");
  }

  @Test
  void aTimeCanBeReadByPrograms() throws Exception {
    assertThat(html("/tickets/" + ticket))
        .containsPattern("<time [^>]*datetime=\"2026-11-22T15:00:\\d\\dZ\"");
  }

  @Test
  void anErrorPageHasLogoMenuAndHelp() {
    try (PortalBrowser browser = PortalBrowser.signedIn(ada, port)) {
      Page page = browser.page();
      browser.go("/nowhere");

      assertThat(page.locator("h1").innerText()).isEqualTo("Page not found");
      assertThat(page.locator(".squad-brand img").count()).isOne();
      assertThat(page.locator(".squad-nav a").count()).isEqualTo(6);
      assertThat(page.locator("main a[href='/tickets/new']").count()).isOne();
      page.locator("header form button").click();
      page.waitForURL("**/sign-in?signed-out");
    }
    try (PortalBrowser browser = PortalBrowser.of(port)) {
      browser.go("/assets/nowhere.css");

      assertThat(browser.page().locator(".squad-brand img").count()).isOne();
      assertThat(browser.page().locator(".squad-nav a").count()).isZero();
    }
  }

  /** 30 invoices, 21 cards and 21 tickets besides those that are there. */
  private void lengthenTheLists() {
    billing.send(
        IntStream.range(0, 30)
            .mapToObj(
                n ->
                    invoice(
                        ada.id(),
                        plan.id(),
                        "2026-%02d-%s".formatted(n, ticket),
                        day("2026-11-10"),
                        day("2026-12-10")))
            .toArray(InvoiceIssued[]::new));
    jdbc.sql(
            """
            insert into customer.card
                (id, customer_id, state, brand, last_four, expires_on, handed_in_at, decided_at)
            select gen_random_uuid(), ?, 'VERIFIED', 'visa', lpad(n::text, 4, '0'), '2030-12-31',
                   timestamptz '2026-10-01' + n * interval '1 minute',
                   timestamptz '2026-10-01' + n * interval '1 minute'
            from generate_series(1, 21) n
            """)
        .param(ada.id())
        .update();
    jdbc.sql(
            """
            insert into customer.ticket
                (id, customer_id, category, urgency, title, description, submitted_at, changed_at)
            select gen_random_uuid(), ?, 'OTHER', 'NORMAL', 'Ticket ' || n, '',
                   timestamptz '2026-10-01' + n * interval '1 minute',
                   timestamptz '2026-10-01' + n * interval '1 minute'
            from generate_series(1, 21) n
            """)
        .param(ada.id())
        .update();
    await().until(() -> invoices.page(ada.id(), 1).total() == 31);
  }

  private String html(String path) throws Exception {
    return mvc.perform(get(path).with(as(ada)).locale(Locale.US))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }
}
