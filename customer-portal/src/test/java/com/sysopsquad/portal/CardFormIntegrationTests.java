package com.sysopsquad.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Request;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.sysopsquad.flows.cardregistration.CardHandedIn;
import com.sysopsquad.flows.cardstatus.CardStatusChanged;
import com.sysopsquad.platform.TestPlatform;
import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.account.Customer;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The form on which a customer types a card, in a real browser. */
@PortalTest
class CardFormIntegrationTests {

  private static final String NUMBER = "4242424242424242";
  private static final String CODE = "739";
  private static final String EXPIRY = "Expiration date (MM/YY)";

  private final BillingSide billing = BillingSide.start();

  @Autowired TestCustomers customers;
  @LocalServerPort int port;

  private Customer ada;
  private PortalBrowser browser;

  @BeforeEach
  void openThePage() {
    ada = customers.register("Ada Barrow");
    browser = PortalBrowser.signedIn(ada, port);
    browser.go("/cards");
    assertThat(browser.button("Add card").isEnabled()).isTrue();
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void aCardIsSealedInTheBrowserVerifiedAndShownWithoutReloading() throws Exception {
    assertThat(browser.barriers()).isEmpty();
    typeCard();
    browser.picture("cards-typed");
    browser.press("Add card");
    browser.text("Verifying").waitFor();
    CardHandedIn handedIn = await().until(this::handedIn, Optional::isPresent).orElseThrow();

    assertThat(opened(handedIn))
        .containsEntry("registrationId", handedIn.registrationId().toString())
        .containsEntry("number", NUMBER)
        .containsEntry("expiryMonth", 8L)
        .containsEntry("expiryYear", 2031L)
        .containsEntry("securityCode", CODE)
        .containsEntry("holder", "Ada Barrow")
        .containsEntry("exp", PortalFixture.NOW.plusSeconds(24 * 3600).getEpochSecond())
        .containsKey("jti");
    assertThat(browser.barriers()).isEmpty();

    billing.send(decided(handedIn.registrationId(), true));
    browser.text("Default card").waitFor();
    assertThat(browser.page().locator("main").innerText())
        .contains("Visa ending in 4242", "Expires 08/31.");
    assertThat(browser.barriers()).isEmpty();
    assertThat(browser.tooWideForAPhone()).isZero();
    assertThat(browser.errors()).isEmpty();
    browser.picture("cards-verified");
  }

  @Test
  void nothingThatLeavesTheBrowserHoldsTheNumberOrTheCode() {
    typeCard();
    browser.press("Add card");
    browser.text("Verifying").waitFor();

    assertThat(browser.requests()).anyMatch(request -> request.method().equals("POST"));
    assertThat(browser.requests())
        .allSatisfy(
            request -> {
              assertThat(request.url()).startsWith("http://localhost:" + port);
              assertThat(sent(request).replaceAll("\\D", "")).doesNotContain(NUMBER);
            });
    Request post =
        browser.requests().stream()
            .filter(request -> request.url().endsWith("/cards"))
            .filter(request -> request.method().equals("POST"))
            .findFirst()
            .orElseThrow();
    assertThat(post.postData())
        .matches("_csrf=[^&]+&registrationId=[0-9a-f-]{36}&jwe=[A-Za-z0-9_.-]+")
        .doesNotContain("Barrow");
  }

  @Test
  void aRejectedCardSaysWhyWithoutReloading() {
    typeCard();
    browser.press("Add card");
    browser.text("Verifying").waitFor();
    CardHandedIn handedIn = await().until(this::handedIn, Optional::isPresent).orElseThrow();

    billing.send(decided(handedIn.registrationId(), false));

    browser.text("Your bank declined the card.").waitFor();
    assertThat(browser.text("Declined").isVisible()).isTrue();
  }

  @Test
  void aSlipIsToldAtOnceAndNothingIsSent() {
    browser.type("Card number", "4242 4242 4242 4241");
    browser.text("Check the card number.").waitFor();
    browser.type(EXPIRY, "10/26");
    browser.text("This card has expired.").waitFor();
    browser.press("Add card");

    browser.text("The security code must have 3 digits.").waitFor();
    browser.text("Enter the name as shown on the card.").waitFor();
    assertThat(browser.page().evaluate("document.activeElement.id")).isEqualTo("card-number");
    assertThat(browser.barriers()).isEmpty();
    assertThat(browser.tooWideForAPhone()).isZero();
    browser.picture("cards-slip");
    assertThat(browser.requests())
        .noneMatch(request -> request.url().endsWith("/cards") && request.method().equals("POST"));
  }

  @Test
  void anExpiryIsUnderstoodHoweverItIsTyped() {
    for (String typed :
        List.of(
            "08/31",
            "08/2031",
            "08-31",
            "08 / 31",
            "8/31",
            "0831",
            "082031",
            "08.31",
            "2031-08",
            "2031/8",
            "08\u201331",
            "08\u201131",
            "08\u221231",
            "8 \u2014 2031",
            "\uff10\uff18\uff0f\uff13\uff11",
            "\u206808/31\u2069",
            "203108")) {
      assertThat(afterTyping(typed)).as(typed).isEmpty();
    }
    assertThat(browser.page().getByLabel(EXPIRY).inputValue()).isEqualTo("203108");
    for (String typed : List.of("13/31", "00/31", "08/3", "2031-13", "31", "08/31/1")) {
      assertThat(afterTyping(typed)).as(typed).startsWith("Enter the month and year");
    }
    assertThat(afterTyping("08/2020")).isEqualTo("This card has expired. Use a different card.");
  }

  @Test
  void aNumberIsUnderstoodWithWhateverDigitsAndDashesItIsPasted() {
    for (String pasted :
        List.of(
            "4242\u20114242\u20114242\u20114242",
            "4242\u20134242\u20134242\u20134242",
            "4242.4242.4242.4242",
            "\uff14\uff12\uff14\uff12".repeat(4),
            "\u20684242 4242 4242 4242\u2069")) {
      browser.type("Card number", "");
      browser.type("Card number", pasted);
      browser.page().getByLabel("Card number").blur();

      assertThat(browser.page().getByLabel("Card number").inputValue())
          .as(pasted)
          .isEqualTo("4242 4242 4242 4242");
      assertThat(browser.page().locator("#card-number-error").innerText()).as(pasted).isEmpty();
    }
  }

  @Test
  void anExpiryIsUnderstoodHoweverAPasswordManagerFillsItIn() throws Exception {
    typeCard();
    for (String filled : List.of("08/2031", "08-31", "0831", "08 / 2031", "2031-08")) {
      browser.type(EXPIRY, filled);
      browser.page().getByLabel(EXPIRY).blur();
      assertThat(browser.page().locator("#card-expiry-error").innerText()).as(filled).isEmpty();
    }

    browser.press("Add card");

    CardHandedIn handedIn = await().until(this::handedIn, Optional::isPresent).orElseThrow();
    assertThat(opened(handedIn))
        .containsEntry("expiryMonth", 8L)
        .containsEntry("expiryYear", 2031L);
  }

  /** Types key by key, and returns what is said about it. */
  private String afterTyping(String expiry) {
    browser.type(EXPIRY, "");
    browser.page().getByLabel(EXPIRY).pressSequentially(expiry);
    browser.page().getByLabel(EXPIRY).blur();
    return browser.page().locator("#card-expiry-error").innerText();
  }

  @Test
  void anExpiryMayNameItsMonthOrLackItsZero() throws Exception {
    for (String typed :
        List.of(
            "831",
            "Aug 2031",
            "august 31",
            "Sept. 2031",
            "DEC/31",
            "May 31",
            "Mar-2031",
            "Aug\u20132031",
            "Aug \uff12\uff10\uff13\uff11",
            "\uff18\uff13\uff11")) {
      assertThat(afterTyping(typed)).as(typed).isEmpty();
    }
    for (String typed : List.of("Foo 2031", "Ma 2031", "August", "Aug 3", "031", "Aug 2031 1")) {
      assertThat(afterTyping(typed)).as(typed).startsWith("Enter the month and year");
    }
    assertThat(afterTyping("Aug 2020")).isEqualTo("This card has expired. Use a different card.");

    typeCard();
    browser.type(EXPIRY, "Aug 2031");
    browser.press("Add card");

    CardHandedIn handedIn = await().until(this::handedIn, Optional::isPresent).orElseThrow();
    assertThat(opened(handedIn))
        .containsEntry("expiryMonth", 8L)
        .containsEntry("expiryYear", 2031L);
  }

  @Test
  void aNameOfWhichNobodySeesAnythingIsMissing() {
    for (String name : List.of(" ", "\u200b", "\u00a0\u2060")) {
      browser.type("Name on card", name);
      browser.page().getByLabel("Name on card").blur();
      assertThat(browser.page().locator("#card-holder-error").innerText())
          .isEqualTo("Enter the name as shown on the card.");
    }
    browser.type("Name on card", "\u00a0Ada Barrow\u200b");
    assertThat(browser.page().locator("#card-holder-error").innerText()).isEmpty();
  }

  @Test
  void theBrandShowsWhileTheNumberIsTypedOrPasted() {
    browser.page().getByLabel("Card number").pressSequentially("3782822");
    assertThat(browser.page().locator("#card-brand").innerText()).isEqualTo("American Express");
    assertThat(browser.text("4 digits on the front").isVisible()).isTrue();

    browser.type("Card number", "5555-5555-5555-4444");

    assertThat(browser.page().locator("#card-brand").innerText()).isEqualTo("Mastercard");
    assertThat(browser.page().getByLabel("Card number").inputValue())
        .isEqualTo("5555 5555 5555 4444");
  }

  @Test
  void theKeyboardAloneSuffices() {
    browser.page().getByLabel("Card number").focus();
    for (String typed : new String[] {NUMBER, "0831", CODE, "Ada Barrow"}) {
      browser.page().keyboard().type(typed);
      browser.page().keyboard().press("Tab");
    }
    browser.page().keyboard().press("Enter");

    browser.text("Verifying").waitFor();
  }

  @Test
  void whatIsTypedHasNoNameAndPasswordManagersKnowIt() {
    Object fields =
        browser
            .page()
            .evaluate(
                "[...document.querySelectorAll('#card-form input:not([type=hidden])')]"
                    + ".map(field => field.name + ':' + field.autocomplete).join(' ')");

    assertThat(fields).isEqualTo(":cc-number :cc-exp :cc-csc :cc-name");
  }

  private void typeCard() {
    browser.type("Card number", NUMBER);
    browser.type(EXPIRY, "08/31");
    browser.type("Security code", CODE);
    browser.type("Name on card", "Ada Barrow");
  }

  private Optional<CardHandedIn> handedIn() {
    return billing.cards().stream().filter(card -> card.customerId().equals(ada.id())).findFirst();
  }

  private CardStatusChanged decided(UUID registration, boolean verified) {
    return new CardStatusChanged(
        registration,
        ada.id(),
        verified,
        verified ? "visa" : null,
        verified ? "4242" : null,
        verified ? YearMonth.of(2031, 8) : null,
        verified ? null : "Your bank declined the card.",
        PortalFixture.NOW);
  }

  private static Map<String, Object> opened(CardHandedIn card) throws Exception {
    Path keys = Path.of(TestPlatform.start().env().get("SYSOPS_CARD_PRIVATE_KEYS"));
    JWEObject jwe = JWEObject.parse(card.jwe());
    RSAKey key = JWKSet.load(keys.toFile()).getKeyByKeyId(jwe.getHeader().getKeyID()).toRSAKey();
    jwe.decrypt(new RSADecrypter(key));
    return jwe.getPayload().toJSONObject();
  }

  private static String sent(Request request) {
    return request.url() + request.headers() + request.postData();
  }
}
