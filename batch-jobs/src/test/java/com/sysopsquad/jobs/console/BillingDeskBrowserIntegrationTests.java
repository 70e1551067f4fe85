package com.sysopsquad.jobs.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.sysopsquad.jobs.OperationsProcess;
import com.sysopsquad.platform.HtmlValidator;
import com.sysopsquad.platform.TestPlatform;
import java.io.IOException;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** A clerk works through the desk in a browser: by search, account, alert and parked bill. */
class BillingDeskBrowserIntegrationTests {

  private static final TestPlatform.Database DATABASE =
      TestPlatform.start().freshDatabase("billing");
  private static final String FAR_AWAY = "0 0 0 1 1 ? 2099";

  @AutoClose
  private static final ConfigurableApplicationContext OPERATIONS =
      OperationsProcess.start(
          DATABASE,
          Stream.concat(
                  Stream.of("--sysops.roles=console"),
                  Stream.of("payment", "contractSync", "collection", "reconcile", "providerEvents")
                      .map(name -> "--sysops.schedules.%s.cron=%s".formatted(name, FAR_AWAY)))
              .toArray(String[]::new));

  @AutoClose private final ConsoleClient console = new ConsoleClient(OPERATIONS);
  @AutoClose private final WindowOfTheConsole window = new WindowOfTheConsole(console);
  @AutoClose private final HtmlValidator validator;

  BillingDeskBrowserIntegrationTests() throws IOException, ClassNotFoundException {
    validator = new HtmlValidator();
  }

  @Test
  void aClerkFindsACustomerClosesAnAlertAndGivesABillUp() throws Exception {
    DeskOfBilling desk =
        new DeskOfBilling(OPERATIONS, DATABASE, YearMonth.now(ZoneId.of("America/New_York")));
    window.go("/alerts", false);
    assertThat(window.page().locator("h1").textContent()).isEqualTo("No open alerts");
    clean("/alerts");
    clean("/parked-bills");
    UUID ada =
        desk.customer(
            "Ada Augusta Byron of the Very Long Name That Never Ends in Any Window Whatsoever",
            true);
    desk.customer("Bo Li", false);
    desk.customer("Cara Diaz", false);
    desk.bill();
    Page page = window.page();

    window.go("/", false);
    page.keyboard().press("g");
    page.keyboard().press("c");
    page.waitForURL("**/accounts");
    page.locator("#name").fill("augusta sal");
    page.locator("#find").click();
    page.locator("main a.list-group-item").click();
    page.waitForURL("**/accounts/" + ada);
    assertThat(page.locator("h1").textContent()).startsWith("Ada Augusta Byron");
    page.locator("main a[href^='/alerts/']").first().click();
    page.locator("#take").click();
    assertThat(page.locator(".alert-success").textContent()).isEqualTo("This alert is now yours.");
    String alert = page.url().substring(console.url().length());
    clean(alert);
    page.locator("#close-reason").fill("The customer has called");
    page.locator("#close").click();
    assertThat(page.locator(".alert-success").textContent()).isEqualTo("Alert closed.");

    window.go("/parked-bills", true);
    page.locator("input[name=bill]").first().check();
    page.locator("input[name=bill]").last().check();
    page.locator("#give-up").click();
    page.waitForURL("**/parked-bills/decide?**");
    assertThat(page.locator("h1").textContent()).isEqualTo("Give up 2 bills?");
    String question = page.url().substring(console.url().length());
    clean(question);
    page.locator("#reason").fill("A contract that is gone");
    page.locator("#confirm").click();
    page.waitForURL("**/parked-bills");
    assertThat(page.locator(".alert-success").textContent()).isEqualTo("2 bills given up.");

    for (String path :
        List.of(
            "/corrections",
            "/alerts?state=all",
            "/alerts?kind=no_card&state=closed",
            "/accounts",
            "/accounts?name=augusta",
            "/accounts?name=nobody+at+all",
            "/accounts/" + ada,
            "/parked-bills?stage=given-up")) {
      clean(path);
    }

    // The chosen one of several filters is a button with a color of its own.
    for (String path :
        List.of("/alerts?state=all", "/parked-bills", "/parked-bills?stage=given-up")) {
      assertThat(window.barriersInTheDark(path)).as(path + " in the dark").isEmpty();
    }

    window.go("/accounts/" + ada, false);
    page.locator("#give-credit").click();
    page.waitForURL("**/corrections/new?**");
    clean(page.url().substring(console.url().length()));
    page.locator("#amount").fill("5.00");
    page.locator("#reason").fill("She has waited for a day");
    page.locator("#preview").click();
    page.waitForURL("**/corrections/preview");
    assertThat(page.locator("h1").textContent()).isEqualTo("Give $5.00 of credit?");
    assertThat(window.barriers()).isEmpty();
    page.locator("#confirm").click();
    page.waitForURL("**/accounts/" + ada);
    assertThat(page.locator(".alert-success").textContent())
        .isEqualTo("Goodwill credit of $5.00 done.");
    assertThat(window.errors()).isEmpty();
  }

  private void clean(String path) throws Exception {
    assertThat(window.faults(path, validator)).as(path).isEmpty();
    window.go(path, false);
    assertThat(window.barriers()).as(path).isEmpty();
    window.go(path, true);
    assertThat(window.barriers()).as(path + " on a phone").isEmpty();
  }
}
