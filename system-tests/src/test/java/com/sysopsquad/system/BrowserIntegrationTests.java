package com.sysopsquad.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedProduct.class)
class BrowserIntegrationTests {

  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final RunningProduct product;
  private final Installation installation;

  BrowserIntegrationTests(RunningProduct product) {
    this.product = product;
    this.installation = product.installation();
  }

  @Test
  void aCustomerFindsThePaidInvoice() {
    product.operations().bill(product.nextMonth());
    product.awaitQuiet();
    try (Browser browser = new Browser()) {
      Page page = browser.open(installation.portal());
      assertThat(Browser.barriers(page)).isEmpty();

      page.getByLabel("E-mail address").fill("customer0001@example.test");
      page.getByLabel("Password").fill(installation.setting("SYSOPS_DEMO_PASSWORD"));
      button(page, "Sign in").click();
      Locator invoice = page.locator("#invoices tbody a").first();
      invoice.waitFor();
      assertThat(Browser.barriers(page)).isEmpty();
      String number = invoice.innerText();
      invoice.click();
      page.waitForURL("**/invoices/**");

      assertThat(page.locator("main").innerText()).contains(number);
      assertThat(Browser.barriers(page)).isEmpty();
      assertThat(browser.errors()).isEmpty();
    }
  }

  @Test
  void aTicketIsWorkedOnNextDoorAndItsCustomerSeesIt() {
    try (Browser browser = new Browser()) {
      Page page = browser.open(installation.portal());
      page.getByLabel("E-mail address").fill("customer0002@example.test");
      page.getByLabel("Password").fill(installation.setting("SYSOPS_DEMO_PASSWORD"));
      button(page, "Sign in").click();
      page.getByText("Tickets").first().click();
      page.getByText("New ticket").click();
      page.getByLabel("What is wrong, in a few words?").fill("No picture");
      assertThat(Browser.barriers(page)).isEmpty();
      button(page, "Submit").click();
      page.waitForURL("**/tickets/*-*");
      String ticket = page.url().replaceFirst(".*/", "");

      Operations operations = product.operations();
      Waiting.until(
          "the ticket has an expert", LIMIT, () -> operations.moveTicket(ticket, "ASSIGNED", 1));

      Waiting.until(
          "the customer sees it",
          LIMIT,
          () -> {
            page.reload();
            return page.locator("main").innerText().contains("With an expert");
          });
      assertThat(Browser.barriers(page)).isEmpty();
      assertThat(browser.errors()).isEmpty();
    }
  }

  @Test
  void aCustomerWhoseCardWasDeclinedHandsInAnotherAndIsPaidUp() {
    product.operations().bill(product.nextMonth());
    product.awaitQuiet();
    try (Browser browser = new Browser()) {
      Page page = browser.open(installation.portal());
      page.getByLabel("E-mail address").fill("customer0002@example.test");
      page.getByLabel("Password").fill(installation.setting("SYSOPS_DEMO_PASSWORD"));
      button(page, "Sign in").click();
      Locator notices = page.locator("#notices .squad-notice");
      notices.first().waitFor();
      notices.first().getByText("To your cards").click();

      page.getByLabel("Card number").fill("4242 4242 4242 4242");
      page.getByLabel("Valid until").fill("08/34");
      page.getByLabel("Security code").fill("123");
      page.getByLabel("Name on the card").fill("Dmitri Castillo");
      button(page, "Hand in the card").click();
      page.getByText("Pays your charges").waitFor();
      assertThat(Browser.barriers(page)).isEmpty();

      page.getByText("Your account").first().click();
      notices.first().waitFor();
      Operations operations = product.operations();
      assertThat(operations.runToEnd(operations.start("collection", ""))).isEqualTo("COMPLETED");
      Waiting.until("the notices are gone", LIMIT, () -> notices.count() == 0);

      assertThat(page.locator("#invoices tbody tr").count()).isPositive();
      assertThat(browser.errors()).isEmpty();
    }
    product.awaitQuiet();
    Findings findings = product.checker().check();
    assertThat(findings.allRight()).as(findings.report()).isTrue();
  }

  @Test
  void anOperatorSeesJobsRunsSchedulesAndQueues() {
    try (Browser browser = new Browser()) {
      Page page = browser.open(installation.operations());
      assertThat(Browser.barriers(page)).isEmpty();

      page.locator("input[name=username]").fill(installation.setting("SYSOPS_OPERATIONS_USER"));
      page.locator("input[name=password]").fill(installation.setting("SYSOPS_OPERATIONS_PASSWORD"));
      button(page, "Sign in").click();
      page.getByText("BILLING.CARD_REGISTRATION").first().waitFor();

      assertThat(page.locator("body").innerText()).contains("payment", "contractSync");
      assertThat(Browser.barriers(page)).isEmpty();
      assertThat(browser.errors()).isEmpty();
    }
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name));
  }
}
