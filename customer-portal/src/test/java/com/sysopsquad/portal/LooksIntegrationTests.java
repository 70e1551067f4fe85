package com.sysopsquad.portal;

import static com.sysopsquad.portal.PortalFixture.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.sysopsquad.portal.PortalFixture.Catalog;
import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.card.HandingInCard;
import com.sysopsquad.portal.card.sealing.SealedTestCards;
import com.sysopsquad.portal.device.RegisteringDevices;
import com.sysopsquad.portal.plan.ChoosingPlan;
import com.sysopsquad.portal.plan.Plan;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.MockMvc;

@PortalTest
class LooksIntegrationTests {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final List<String> PICTURED = List.of("/", "/plans", "/devices", "/cards");
  private static final long FIRST_TIME = 200 * 1024;
  private static final long LATER = 30 * 1024;

  @Autowired MockMvc mvc;
  @Autowired Catalog catalog;
  @Autowired TestCustomers customers;
  @Autowired ChoosingPlan choosing;
  @Autowired RegisteringDevices registering;
  @Autowired HandingInCard handingIn;
  @Autowired SealedTestCards sealed;
  @LocalServerPort int port;

  private Customer ada;
  private List<String> pages;

  @BeforeEach
  void register() {
    catalog.publishUsual();
    ada = customers.register("Ada Barrow");
    UUID device = UUID.randomUUID();
    registering.register(ada.id(), device, "PHONE", "Acme", "One", "7");
    Plan plan = choosing.choose(ada.id(), UUID.randomUUID(), "HOME-3", TODAY, List.of(device));
    UUID card = UUID.randomUUID();
    handingIn.handIn(ada.id(), card, sealed.card(card));
    pages =
        List.of(
            "/",
            "/plans",
            "/plans/" + plan.id(),
            "/plans/" + plan.id() + "/change?contract=GAMER-2",
            "/plans/" + plan.id() + "/cancel",
            "/plans/new?contract=HOME-3",
            "/devices",
            "/cards",
            "/account",
            "/account/preferences",
            "/nowhere");
  }

  @Test
  void aThemeThatIsFixedNeedsNoScript() throws Exception {
    PortalVisitor visitor = new PortalVisitor(mvc);
    visitor.signIn(ada.email(), PASSWORD);
    visitor.get("/account").andExpect(content().string(containsString("<html lang=\"en\">")));

    visitor.post("/account/preferences", Map.of("theme", "dark"));

    visitor
        .get("/account")
        .andExpect(content().string(containsString("<html lang=\"en\" data-bs-theme=\"dark\">")));
    visitor
        .get("/account/preferences")
        .andExpect(content().string(containsString("value=\"dark\" selected")));
  }

  @Test
  void nobodyIsKeptOutByLightOrDark() {
    List<String> barriers = new ArrayList<>();
    try (PortalBrowser browser = PortalBrowser.signedIn(ada, port)) {
      for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
        browser.page().emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
        for (String page : pages) {
          browser.go(page);
          browser.page().waitForLoadState(LoadState.DOMCONTENTLOADED);
          assertThat(browser.page().locator("html").getAttribute("data-bs-theme"))
              .isEqualTo(scheme.name().toLowerCase(Locale.ROOT));
          browser.barriers().forEach(barrier -> barriers.add(scheme + " " + page + " " + barrier));
          if (browser.tooWideForAPhone() > 0) {
            barriers.add(page + " is wider than a phone");
          }
          if (PICTURED.contains(page)) {
            browser.picture(name(page) + "-" + scheme.name().toLowerCase(Locale.ROOT));
          }
        }
      }
    }
    assertThat(barriers).isEmpty();
  }

  @Test
  void thePagesAreUsableInGermanOnAPhone() throws Exception {
    PortalVisitor visitor = new PortalVisitor(mvc);
    visitor.signIn(ada.email(), PASSWORD);
    visitor.post("/account/preferences", Map.of("language", "de"));
    try (PortalBrowser browser = PortalBrowser.signedIn(ada, port)) {
      for (String page : pages.subList(0, pages.size() - 1)) {
        browser.go(page);
        assertThat(browser.tooWideForAPhone()).as(page).isZero();
        assertThat(browser.page().locator("body").innerText()).doesNotContain("??");
        if (PICTURED.contains(page)) {
          browser.picture(name(page) + "-german");
        }
      }
    }
  }

  @Test
  void theKeyboardFindsTheContentAndTheFirstProblem() {
    try (PortalBrowser browser = PortalBrowser.signedIn(ada, port)) {
      Page page = browser.page();
      browser.go("/plans");
      page.keyboard().press("Tab");
      assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo("Skip to content");
      assertThat(page.locator(":focus").boundingBox().width).isGreaterThan(24);
      page.keyboard().press("Enter");
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("content");

      browser.go("/account/details");
      page.locator("#city").fill("");
      browser.press("Save");
      page.locator("#city-problem").waitFor();
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("city");
      assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
          .isEqualTo("solid");
    }
  }

  @Test
  void aPageWeighsLittleAndLessTheSecondTime() {
    try (PortalBrowser browser = PortalBrowser.of(port)) {
      AtomicLong weight = new AtomicLong();
      CDPSession network = browser.context().newCDPSession(browser.page());
      network.send("Network.enable");
      network.on(
          "Network.loadingFinished",
          (JsonObject loaded) -> weight.addAndGet(loaded.get("encodedDataLength").getAsLong()));

      assertThat(weightOf("/sign-in", browser, weight)).isBetween(1L, FIRST_TIME);
      assertThat(((Number) browser.page().evaluate(LARGEST_PAINT)).doubleValue()).isPositive();
      browser.type("Email address", ada.email());
      browser.type("Password", PASSWORD);
      browser.press("Sign in");
      browser.page().waitForURL("**/");
      for (String page : pages) {
        assertThat(weightOf(page, browser, weight)).as(page).isBetween(1L, LATER);
      }
    }
  }

  @Test
  void aStyleSheetIsCompressedOnceForAll() throws Exception {
    String css =
        fetch("/sign-in", "identity")
            .body()
            .replaceFirst("(?s).*href=\"(/webjars/[^\"]*css)\".*", "$1");

    HttpResponse<String> first = fetch(css, "gzip, br");
    HttpResponse<String> second = fetch(css, "gzip");
    HttpResponse<String> plain = fetch(css, "identity");

    for (HttpResponse<String> style : List.of(first, second)) {
      assertThat(style.headers().firstValue("Content-Encoding")).hasValue("gzip");
      assertThat(style.headers().firstValue("Content-Type")).hasValue("text/css");
      assertThat(style.headers().firstValue("Cache-Control").orElse("")).contains("max-age=3153");
      assertThat(style.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(style.headers().allValues("Vary").toString()).contains("Accept-Encoding");
    }
    assertThat(second.headers().firstValueAsLong("Content-Length").orElse(0)).isLessThan(80_000);
    assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(plain.body()).contains("--tblr-");
  }

  private static final String LARGEST_PAINT =
      """
      () => new Promise(done => new PerformanceObserver(list => done(list.getEntries().at(-1).startTime))
          .observe({type: 'largest-contentful-paint', buffered: true}))
      """;

  private static long weightOf(String page, PortalBrowser browser, AtomicLong weight) {
    weight.set(0);
    browser.go(page);
    browser.page().waitForFunction("document.readyState === 'complete'");
    return weight.get();
  }

  private HttpResponse<String> fetch(String path, String encoding)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
              .header("Accept-Encoding", encoding)
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  private static String name(String page) {
    return page.equals("/")
        ? "overview"
        : page.substring(1).replaceAll("[0-9a-f-]{36}", "one").replaceAll("[^A-Za-z0-9]+", "-");
  }
}
