package com.sysopsquad.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedProduct.class)
class BrowserIntegrationTests {

  private final Installation installation;

  BrowserIntegrationTests(RunningProduct product) {
    this.installation = product.installation();
  }

  @Test
  void anOperatorSeesJobsRunsSchedulesAndQueues() {
    try (Browser browser = new Browser()) {
      Page page = browser.open(installation.operations());
      assertThat(Browser.barriers(page)).isEmpty();

      page.locator("input[name=username]").fill(installation.setting("SYSOPS_OPERATIONS_USER"));
      page.locator("input[name=password]").fill(installation.setting("SYSOPS_OPERATIONS_PASSWORD"));
      button(page, "Sign in").click();

      assertThat(section(page, "Home")).contains("Needs attention", "Latest runs");
      assertThat(section(page, "Jobs")).contains("payment", "contractSync");
      assertThat(section(page, "Runs")).containsIgnoringCase("newest first");
      assertThat(section(page, "Schedules")).containsIgnoringCase("Next start");
      assertThat(section(page, "Queues")).contains("BILLING.CARD_REGISTRATION");
      assertThat(section(page, "Dead letters")).containsIgnoringCase("newest first");
      assertThat(section(page, "Tickets")).containsIgnoringCase("newest first");
      assertThat(browser.errors()).isEmpty();
    }
  }

  /** What the section says to whoever comes to it by the navigation. */
  private static String section(Page page, String label) {
    page.locator(".side-link")
        .filter(new FilterOptions().setHasText(Pattern.compile("^" + label)))
        .click();
    page.locator(".side-link[aria-current=page]", new Page.LocatorOptions().setHasText(label))
        .waitFor();
    assertThat(Browser.barriers(page)).as(label).isEmpty();
    return page.locator("main").innerText();
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name));
  }
}
