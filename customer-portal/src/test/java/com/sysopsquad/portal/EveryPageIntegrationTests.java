package com.sysopsquad.portal;

import static com.sysopsquad.portal.PortalFixture.as;
import static com.sysopsquad.portal.PortalFixture.invoice;
import static com.sysopsquad.portal.PortalFixture.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.sysopsquad.flows.invoice.InvoiceIssued;
import com.sysopsquad.platform.HtmlValidator;
import com.sysopsquad.portal.PortalFixture.Catalog;
import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.card.HandingInCard;
import com.sysopsquad.portal.card.SealedTestCards;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
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
  @LocalServerPort int port;

  private final UUID ticket = UUID.randomUUID();
  private Customer ada;
  private List<String> pages;

  @BeforeEach
  void fillTheAccount() throws Exception {
    catalog.publishUsual();
    ada = customers.register(NAME);
    UUID device = UUID.randomUUID();
    registering.register(ada.id(), device, "PHONE", "Acme", "One", "7");
    Plan plan = choosing.choose(ada.id(), UUID.randomUUID(), "HOME-3", TODAY, List.of(device));
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

  @Test
  void noPageScrollsSidewaysAtAnyWidth() throws Exception {
    PortalVisitor visitor = new PortalVisitor(mvc);
    visitor.signIn(ada.email(), PortalFixture.PASSWORD);
    // German has the longer words.
    visitor.post("/account/preferences", Map.of("language", "de"));
    List<String> tooWide = new ArrayList<>();
    try (PortalBrowser browser = PortalBrowser.signedIn(ada, port)) {
      for (String path : Stream.concat(pages.stream(), Stream.of("/nowhere")).toList()) {
        browser.go(path);
        for (int width = 320; width <= 1600; width += 20) {
          browser.page().setViewportSize(width, 700);
          int needed =
              ((Number) browser.page().evaluate("document.documentElement.scrollWidth")).intValue();
          if (needed > width) {
            tooWide.add("%s at %d: %d".formatted(path, width, needed));
          }
        }
      }
    }
    assertThat(tooWide).isEmpty();
  }

  @Test
  void theEdgesOfFieldsAndButtonsAndTheChosenFilterStandOut() {
    List<String> pale = new ArrayList<>();
    try (PortalBrowser browser = PortalBrowser.signedIn(ada, port)) {
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        browser.page().emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
        for (String path : pages) {
          browser.go(path);
          ((List<?>) browser.page().evaluate(PALE_EDGES))
              .forEach(found -> pale.add(scheme + " " + path + " " + found));
        }
        browser.go("/invoices");
        browser.barriers().forEach(barrier -> pale.add(scheme + " /invoices " + barrier));
      }
    }
    assertThat(pale).isEmpty();
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

  /** Fields and buttons whose edge, or whose own ground, has less than 3:1 to what is around. */
  private static final String PALE_EDGES =
      """
      () => {
        const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
        const channels = color => {
          canvas.clearRect(0, 0, 1, 1);
          canvas.fillStyle = color;
          canvas.fillRect(0, 0, 1, 1);
          return [...canvas.getImageData(0, 0, 1, 1).data];
        };
        const linear = c => c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4;
        const light = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
        const contrast = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
        const ground = element => {
          for (let at = element; at; at = at.parentElement) {
            const color = channels(getComputedStyle(at).backgroundColor);
            if (color[3] === 255) return color;
          }
          return [255, 255, 255, 255];
        };
        return [...document.querySelectorAll(
            'input:not([type=hidden]), select, textarea, main .btn, header .btn, .squad-years .active')]
          .filter(element => element.getClientRects().length > 0)
          .filter(element => {
            const around = ground(element.parentElement);
            const style = getComputedStyle(element);
            const edge = parseFloat(style.borderTopWidth) > 0 ? contrast(channels(style.borderTopColor), around) : 0;
            return Math.max(edge, contrast(ground(element), around)) < 3;
          })
          .map(element => getComputedStyle(element).borderTopColor + ' ' + element.outerHTML.slice(0, 120));
      }
      """;

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
