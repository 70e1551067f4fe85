package com.sysopsquad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.device.RegisteringDevices;
import com.sysopsquad.portal.ticket.submission.SubmittingTickets;
import com.sysopsquad.portal.ticket.thread.CommentingTickets;
import java.util.List;
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
  @Autowired SubmittingTickets submitting;
  @Autowired CommentingTickets commenting;
  @LocalServerPort int port;

  private final SoftAssertions pages = new SoftAssertions();
  private PortalBrowser browser;

  private Customer ada;

  @BeforeEach
  void signIn() {
    ada = customers.register("Ada Barrow");
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

  /** Tried: a HEIC file and an empty one; the form of a new ticket and that of a comment. */
  @Test
  void whyAPhotoIsRefusedStandsAboveWhatToDo() {
    browser.go("/tickets/new");
    browser.type("Title", "No picture");
    choose("IMG_0042.HEIC", TestPictures.isoMedia("heic", "mif1", "heic"));
    browser.press("Submit ticket");
    fine("ticket-new-heic");
    oneBelowTheOther("in HEIC format");

    UUID ticket = UUID.randomUUID();
    submitting.submit(ada.id(), PortalFixture.ticket(ticket, "No picture", ""), List.of());
    browser.go("/tickets/" + ticket);
    choose("tv.png", new byte[0]);
    browser.press("Send");
    oneBelowTheOther("is empty");

    pages.assertAll();
  }

  /**
   * Tried as pages that answer a form at another address than their own: the ticket after a
   * comment, the plan after its devices and after a canceled cancellation, the cards after the
   * choice of one.
   */
  @Test
  void theTicketStaysUpToDateAfterARefusedComment() {
    UUID ticket = UUID.randomUUID();
    submitting.submit(ada.id(), PortalFixture.ticket(ticket, "No picture", ""), List.of());
    browser.go("/tickets/" + ticket);
    browser.type("Add a comment", "My card is 4242 4242 4242 4242.");
    browser.press("Send");
    browser.text("Remove the card number").waitFor();

    commenting.comment(ada.id(), ticket, UUID.randomUUID(), "It smells, too.", List.of());

    browser.text("It smells, too.").waitFor();
    assertThat(browser.page().getByLabel("Add a comment").inputValue())
        .isEqualTo("My card is 4242 4242 4242 4242.");
  }

  private void oneBelowTheOther(String why) {
    Locator reason = browser.text(why);
    Locator advice = browser.text("Choose your photos again.");
    BoundingBox first = reason.boundingBox();
    BoundingBox second = advice.boundingBox();

    pages.assertThat(second.y).as(why).isGreaterThanOrEqualTo(first.y + first.height);
    pages.assertThat(second.x).as(why).isEqualTo(first.x);
    pages.assertThat(reason.textContent()).as(why).doesNotContain("again");
  }

  private void choosePhoto() {
    choose("tv.png", TestPictures.picture("png"));
  }

  private void choose(String name, byte[] content) {
    browser
        .page()
        .getByLabel("Photos (optional)")
        .setInputFiles(new FilePayload(name, "image/png", content));
  }

  private void fine(String name) {
    browser.picture(name);
    pages.assertThat(browser.barriers()).as(name).isEmpty();
    pages.assertThat(browser.tooWideForAPhone()).as(name).isZero();
  }
}
