package com.sysopsquad.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.GetByTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.sysopsquad.platform.launch.Part;
import com.sysopsquad.system.release.Release;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A customer from the first page to the last, and what stands behind the portal fails meanwhile.
 */
@ExtendWith(SharedProduct.class)
class WholeLifeIntegrationTests {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String EMAIL = "grace@whole-life.test";
  private static final String PASSWORD = "a long walk along the sea";
  private static final String GOOD_CARD = "4242 4242 4242 4242";
  private static final String DECLINED_WHEN_CHARGED = "4000 0000 0000 0341";

  private final RunningProduct product;
  private final Installation installation;
  private final Browser browser = new Browser();
  private final Page page;
  private final Mails mails;

  WholeLifeIntegrationTests(RunningProduct product) {
    this.product = product;
    this.installation = product.installation();
    this.mails = new Mails(installation, EMAIL);
    this.page = browser.open(installation.portal());
    page.setDefaultTimeout((double) LIMIT.toMillis());
  }

  @Test
  void theCustomersPartGoesOnWhileBrokerAndOperationsAreDownAndThenEverythingArrives() {
    try (browser) {
      register();
      choosePlan();

      installation.kill(Part.OPERATIONS);
      installation.kill(Part.BROKER);
      handIn(GOOD_CARD);
      text("Verifying").waitFor();
      String ticket = submitTicket();
      comment("It hums now, too.");
      installation.start(Part.BROKER, Part.OPERATIONS);

      go("/cards");
      text("Default card").waitFor();
      resolve(ticket);
      answerSurvey(ticket);
      findInvoiceOfABilledMonth();
      declinedAndPaidWithAnotherCard();
      cancelPlan();
      assertThat(browser.errors()).isEmpty();
    }
    product.awaitQuiet();
    Findings findings = product.checker().check();
    assertThat(findings.allRight()).as(findings.report()).isTrue();
  }

  /** A life's rows are what a release is upgraded with. */
  @AfterAll
  static void keepForRelease(RunningProduct product) throws Exception {
    String version = System.getProperty("release.keep");
    if (version != null) {
      Release.keep(version, product.installation());
    }
  }

  private void register() {
    page.getByText("Create an account").click();
    type("Name", "Grace Hopper");
    type("Email address", EMAIL);
    type("Password", PASSWORD);
    type("Street address", "1 Harbor Street");
    type("City", "Portland");
    page.getByLabel("State").selectOption("OR");
    type("ZIP code", "97201");
    press("Create account");
    page.waitForURL("**/sign-up/sent");
    page.navigate(mails.link("Confirm your email address"));
    type("Password", PASSWORD);
    press("Confirm and sign in");
    text("Hello, Grace Hopper").waitFor();
  }

  private void choosePlan() {
    go("/devices");
    page.getByLabel("Type").selectOption("PHONE");
    type("Brand", "Acme");
    type("Model", "One");
    press("Add device");
    go("/plans");
    Pictures.take(page, "plans");
    page.getByLabel("Choose Home Trio").click();
    page.getByLabel("Acme One").check();
    press("Update price");
    press("Choose this plan");
    text("Acme One").waitFor();
  }

  private void handIn(String card) {
    go("/cards");
    type("Card number", card);
    page.getByLabel("Expiration date").fill("08/34");
    type("Security code", "123");
    type("Name on card", "Grace Hopper");
    Pictures.take(page, "cards");
    press("Add card");
  }

  private String submitTicket() {
    go("/tickets/new");
    type("Title", "No picture");
    type("Description (optional)", "It has been dark since this morning.");
    press("Submit ticket");
    page.waitForURL("**/tickets/*-*");
    return page.url().replaceFirst(".*/", "").replaceFirst("[?].*", "");
  }

  private void comment(String words) {
    type("Add a comment", words);
    press("Send");
    text(words).waitFor();
  }

  private void resolve(String ticket) {
    go("/tickets/" + ticket);
    Operations operations = product.operations();
    List<String> moves = List.of("ASSIGNED", "IN_PROGRESS", "RESOLVED");
    for (String to : moves) {
      Waiting.until("the ticket is " + to, LIMIT, () -> operations.moveTicket(ticket, to));
    }
    page.locator(".badge", new Page.LocatorOptions().setHasText("Resolved")).first().waitFor();
    Pictures.take(page, "ticket");
  }

  private void answerSurvey(String ticket) {
    go("/tickets/" + ticket + "/survey");
    page.getByLabel("5 – Excellent").check();
    press("Send");
    text("Thank you").waitFor();
  }

  private void findInvoiceOfABilledMonth() {
    product.operations().bill(product.nextMonthsEnd());
    go("/");
    Locator invoice = page.locator("#invoices tbody a").first();
    invoice.waitFor();
    Pictures.take(page, "overview");
    String number = invoice.innerText();
    invoice.click();
    page.waitForURL("**/invoices/**");
    Pictures.take(page, "invoice");
    assertThat(page.locator("main").innerText()).contains(number, "Grace Hopper");
    APIResponse pdf = page.request().get(page.url() + ".pdf");
    assertThat(pdf.headers()).containsEntry("content-type", "application/pdf");
    assertThat(new String(pdf.body(), StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
    assertThat(mails.attachments("Your invoice " + number)).hasSize(1);
  }

  private void declinedAndPaidWithAnotherCard() {
    handIn(DECLINED_WHEN_CHARGED);
    page.getByLabel("Make default: Visa ending in 4242").waitFor();
    product.operations().bill(product.nextMonthsEnd());
    go("/");
    Locator notice = page.locator("#notices .squad-notice").first();
    notice.waitFor();
    int invoices = page.locator("#invoices tbody tr").count();

    handIn("5555 5555 5555 4444");
    page.getByLabel("Make default: Visa ending in 0341").waitFor();
    Operations operations = product.operations();
    assertThat(operations.runToEnd(operations.start("collection", ""))).isEqualTo("COMPLETED");
    go("/");
    Waiting.until(
        "it is paid", LIMIT, () -> page.locator("#invoices tbody tr").count() == invoices + 1);
    assertThat(page.locator("#notices .squad-notice").count()).isZero();
  }

  private void cancelPlan() {
    page.locator("#plans h3 a").first().click();
    text("Cancel plan").click();
    press("Cancel plan");
    button("Keep my plan").waitFor();
  }

  private void go(String path) {
    page.navigate(installation.portal() + path);
    assertThat(Browser.barriers(page)).as(path).isEmpty();
  }

  private void type(String label, String text) {
    page.getByLabel(label, new GetByLabelOptions().setExact(true)).fill(text);
  }

  private void press(String name) {
    button(name).click();
  }

  private Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
  }

  private Locator text(String text) {
    return page.getByText(text, new GetByTextOptions()).first();
  }
}
