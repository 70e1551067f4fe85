package com.sysopsquad.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
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
