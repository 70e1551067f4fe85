package com.sysopsquad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.portal.PortalFixture.Catalog;
import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.account.Customer;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From a device to a plan, its change and its end, in a real browser. */
@PortalTest
class PlanBrowserIntegrationTests {

  @Autowired Catalog catalog;
  @Autowired TestCustomers customers;
  @LocalServerPort int port;

  private final SoftAssertions pages = new SoftAssertions();
  private PortalBrowser browser;

  @BeforeEach
  void signIn() {
    catalog.publishUsual();
    Customer ada = customers.register("Ada Barrow");
    browser = PortalBrowser.signedIn(ada, port);
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void aCustomerRegistersADeviceAndChoosesChangesCancelsAndKeepsAPlan() {
    fine("overview-empty");
    browser.go("/devices");
    fine("devices-empty");
    browser.page().getByLabel("Type").selectOption("PHONE");
    browser.type("Brand", "Acme");
    browser.type("Model", "One");
    browser.press("Add device");
    browser.text("Acme One").waitFor();
    fine("devices");

    browser.go("/plans");
    fine("plans");
    browser.page().getByLabel("Choose Home Trio").click();
    browser.page().getByLabel("Acme One").check();
    browser.type("Start date", "2026-12-05");
    browser.press("Update price");
    browser.text("$23.05").waitFor();
    fine("plan-new");
    browser.press("Choose this plan");
    browser.text("Starts soon").waitFor();
    fine("plan");

    browser.text("Change plan").click();
    fine("plan-change-list");
    browser.page().getByLabel("Choose Gamer Duo").click();
    fine("plan-change");
    browser.press("Change to Gamer Duo");
    browser.text("Keep Home Trio").waitFor();
    fine("plan-changed");
    browser.press("Keep Home Trio");
    browser.text("Cancel plan").click();
    fine("plan-cancel");
    browser.press("Cancel plan");
    browser.button("Keep my plan").waitFor();
    fine("plan-cancelled");
    browser.press("Keep my plan");
    browser.text("Starts soon").waitFor();
    browser.go("/");
    fine("overview");

    pages.assertAll();
    assertThat(browser.errors()).isEmpty();
  }

  private void fine(String name) {
    browser.picture(name);
    pages.assertThat(browser.barriers()).as(name).isEmpty();
    pages.assertThat(browser.tooWideForAPhone()).as(name).isZero();
  }
}
