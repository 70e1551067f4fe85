package com.sysopsquad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.device.RegisteringDevices;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A ticket from its form to its end, in a real browser. */
@PortalTest
class TicketBrowserIntegrationTests {

  @Autowired TestCustomers customers;
  @Autowired RegisteringDevices devices;
  @LocalServerPort int port;

  private final SoftAssertions pages = new SoftAssertions();
  private PortalBrowser browser;

  @BeforeEach
  void signIn() {
    Customer ada = customers.register("Ada Barrow");
    devices.register(ada.id(), UUID.randomUUID(), "TELEVISION", "Acme", "Wide", "");
    browser = PortalBrowser.signedIn(ada, port);
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void aCustomerSubmitsATicketWithAPhotoAddsToItFindsItAndClosesIt() throws Exception {
    browser.go("/tickets");
    fine("tickets-empty");
    browser.text("New ticket").click();
    browser.type("Title", "No picture");
    browser.page().getByLabel("Device").selectOption("Acme Wide");
    browser.page().getByLabel("Urgency").selectOption("HIGH");
    browser.type("Description (optional)", "It stays black, تلفاز 👨‍👩‍👧.");
    choosePhoto();
    fine("ticket-new");
    try (VirusScanner _ = VirusScanner.start()) {
      browser.press("Submit ticket");
      browser.text("History").waitFor();
      browser.type("Add a comment", "It smells, too.");
      choosePhoto();
      browser.press("Send");
      browser.text("Photo 2 (PNG").waitFor();
    }
    fine("ticket");
    Object width =
        browser
            .page()
            .evaluate(
                """
        fetch(document.querySelector('#ticket a[href*="/photos/"]').href)
            .then(answer => answer.blob()).then(createImageBitmap).then(picture => picture.width)
        """);
    assertThat(width).isEqualTo(40);

    browser.go("/tickets?show=open&q=picture");
    fine("tickets");
    browser.text("No picture").click();
    browser.text("Close ticket").click();
    fine("ticket-close");
    browser.press("Close ticket");
    browser.text("You closed this ticket").waitFor();
    fine("ticket-closed");

    pages.assertAll();
    assertThat(browser.errors()).isEmpty();
  }

  private void choosePhoto() {
    browser
        .page()
        .getByLabel("Photos (optional)")
        .setInputFiles(new FilePayload("tv.png", "image/png", TestPictures.picture("png")));
  }

  private void fine(String name) {
    browser.picture(name);
    pages.assertThat(browser.barriers()).as(name).isEmpty();
    pages.assertThat(browser.tooWideForAPhone()).as(name).isZero();
  }
}
