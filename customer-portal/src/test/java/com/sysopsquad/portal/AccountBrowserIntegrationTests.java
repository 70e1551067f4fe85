package com.sysopsquad.portal;

import static com.sysopsquad.portal.PortalFixture.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.account.Customer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** The pages of an account in a real browser: passkeys, a provider of identities, accessibility. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
    properties = {
      "sysops.portal.sign-in.bcrypt-cost=4",
      "sysops.portal.sign-in.asks-of-address=1000",
      "logging.level.org.apache.activemq.audit=off",
      "sysops.delivery.retry.attempts=1",
      "logging.level.org.springframework.integration=warn",
      "sysops.sales-tax.file=../config/sales-tax.csv"
    })
@Import(PortalFixture.class)
@ContextConfiguration(initializers = {PortalPlatform.class, PortalOnFreePort.class})
class AccountBrowserIntegrationTests {

  private static final String GOOD = "seven quiet otters at noon";

  @AutoClose private static final PortalEmails EMAILS = new PortalEmails();

  @Autowired TestCustomers customers;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private Customer ada;

  @BeforeEach
  void register() {
    ada = customers.register("Ada Barrow");
  }

  @Test
  void aPasskeyIsAddedNamedUsedAndRemoved() {
    try (AccountBrowser browser = new AccountBrowser(PortalBrowser.of(port))) {
      Page page = browser.page();
      browser.plugInAuthenticator();
      browser.signIn(ada.email(), PASSWORD);
      browser.open("/account/passkeys");
      page.getByLabel("Passkey name").fill("My <b>phone</b>");
      browser.button("Add a passkey");
      page.getByLabel("New name for passkey 1").waitFor();
      assertThat(page.locator("main").innerText()).contains("My <b>phone</b>");
      assertThat(browser.barriers("passkeys")).isEmpty();

      page.getByLabel("New name for passkey 1").fill("My tablet");
      browser.button("Rename");
      page.getByText("My tablet").first().waitFor();
      browser.button("Sign out");
      page.waitForURL("**/sign-in?signed-out");
      browser.button("Use a passkey");
      page.getByText("Hello, Ada Barrow").waitFor();

      browser.open("/account/activity");
      assertThat(page.locator("main").innerText())
          .contains("Signed in with a passkey", "Passkey added");
      browser.open("/account/passkeys");
      browser.button("Remove");
      page.getByText("No passkeys yet").waitFor();
      assertThat(browser.errors()).isEmpty();
    }
    assertThat(PortalEmails.headings(jdbc, ada.email()))
        .containsExactly(
            "A passkey was added to your account", "A passkey was removed from your account");
  }

  @Test
  void aPasskeyServesWhereThePasswordIsAskedForAgain() {
    try (AccountBrowser browser = new AccountBrowser(PortalBrowser.of(port))) {
      Page page = browser.page();
      browser.plugInAuthenticator();
      browser.signIn(ada.email(), PASSWORD);
      browser.open("/account/passkeys");
      page.getByLabel("Passkey name").fill("Key");
      browser.button("Add a passkey");
      page.getByLabel("New name for passkey 1").waitFor();

      browser.open("/sign-in/again?then=/account/email");
      assertThat(browser.barriers("again")).isEmpty();
      browser.button("Use a passkey");

      page.waitForURL("**/account/email");
    }
  }

  @Test
  void aCustomerSignsInThroughAProviderThatHasVerifiedTheAddress() {
    try (AccountBrowser browser = new AccountBrowser(PortalBrowser.of(port))) {
      throughProvider(browser, ada.email());

      browser.page().getByText("Hello, Ada Barrow").waitFor();
      browser.open("/account/activity");
      assertThat(browser.page().locator("main").innerText())
          .contains("Signed in with another provider", "Another sign-in provider linked");
    }
  }

  @Test
  void nobodySignsInThroughAProviderWithAnAddressThatIsNotVerifiedOrNotKnown() {
    for (String name : List.of("unverified " + ada.email(), "nobody@example.test")) {
      try (AccountBrowser browser = new AccountBrowser(PortalBrowser.of(port))) {
        throughProvider(browser, name);

        browser.page().getByText("There is no account for this sign-in").waitFor();
        browser.open("/");
        assertThat(browser.page().url()).endsWith("/sign-in");
      }
    }
  }

  @Test
  void whoComesBackFromAProviderUnidentifiedIsToldWhatToDo() {
    try (AccountBrowser browser = new AccountBrowser(PortalBrowser.of(port))) {
      browser.open("/login/oauth2/code/example?error=access%0Adenied&state=none");

      browser.page().getByText("Your provider did not sign you in.").waitFor();
    }
  }

  @Test
  void whoWantsToAProviderThatIsAwayIsToldWhatToDo() {
    try (AccountBrowser browser = new AccountBrowser(PortalBrowser.of(port))) {
      browser.open("/sign-in").getByText("Sign in with Gone ID").click();

      browser.page().getByText("Your provider is not responding.").waitFor();
      assertThat(browser.page().getByText("Sign in with Example ID").isVisible()).isTrue();
    }
  }

  @Test
  void whoWantsToAProviderThatIsNotThereIsLedBackToSignIn() {
    try (AccountBrowser browser = new AccountBrowser(PortalBrowser.of(port))) {
      browser.open("/oauth2/authorization/nobody");

      browser.page().getByText("Your provider did not sign you in.").waitFor();
    }
  }

  @Test
  void everythingButPasskeysWorksWithoutScripts() {
    String email = "new-" + UUID.randomUUID() + "@example.test";
    try (AccountBrowser browser = new AccountBrowser(PortalBrowser.withoutScripts(port))) {
      Page page = browser.open("/sign-up");
      Map.of(
              "name", "Nadia Quist",
              "email", email,
              "password", GOOD,
              "street", "12 Hill Road",
              "city", "Albany",
              "postalCode", "12207")
          .forEach((field, value) -> page.locator("#" + field).fill(value));
      page.locator("#state").selectOption("NY");
      browser.button("Create account");
      page.getByText("We sent you an email").waitFor();
      browser.open(EMAILS.link(jdbc, email, "Confirm your email address"));
      page.locator("#password").fill(GOOD);
      browser.button("Confirm and sign in");
      page.getByText("Hello, Nadia Quist").waitFor();

      assertThat(page.getByText("Use a passkey").count()).isZero();
      browser.open("/account/details");
      page.locator("#city").fill("Troy");
      browser.button("Save");
      page.getByText("Your name and address have been saved.").waitFor();
    }
  }

  @Test
  void theBackButtonAndASecondTryDoNoHarm() {
    try (AccountBrowser browser = new AccountBrowser(PortalBrowser.of(port))) {
      Page page = browser.page();
      browser.signIn(ada.email(), PASSWORD);
      browser.open("/account/details");
      page.locator("#city").fill("Troy");
      browser.button("Save");
      page.getByText("Your name and address have been saved.").waitFor();
      page.goBack();
      browser.button("Save");
      page.waitForURL("**/account?done=details");
    }
    assertThat(
            jdbc.sql("select city from customer.customer where id = ?")
                .param(ada.id())
                .query(String.class)
                .single())
        .isEqualTo("Troy");
  }

  @Test
  void noPageHasABarrier() {
    List<String> barriers = new ArrayList<>();
    try (AccountBrowser browser = new AccountBrowser(PortalBrowser.of(port))) {
      for (String path : EveryPageIntegrationTests.DOORS) {
        browser.open(path);
        barriers.addAll(browser.barriers(name(path)));
      }
      browser.open("/sign-up");
      browser.button("Create account");
      browser.page().getByText("Check the marked fields").waitFor();
      barriers.addAll(browser.barriers("sign-up-refused"));
      browser.signIn(ada.email(), PASSWORD);
      for (String path :
          List.of(
              "/account",
              "/account?done=password",
              "/account/details",
              "/account/email",
              "/account/password",
              "/account/preferences",
              "/account/passkeys",
              "/account/sessions",
              "/account/activity",
              "/account/data")) {
        browser.open(path);
        barriers.addAll(browser.barriers(name(path)));
      }
      assertThat(browser.errors()).allSatisfy(error -> assertThat(error).contains("422"));
    }
    assertThat(barriers).isEmpty();
  }

  private static void throughProvider(AccountBrowser browser, String name) {
    Page page = browser.open("/sign-in");
    page.getByText("Sign in with Example ID").click();
    page.locator("input[name=username]").fill(name);
    page.locator("input[name=password]").fill(IdentityProvider.PASSWORD);
    page.locator("button[type=submit]").first().click();
  }

  private static String name(String path) {
    return path.substring(1).replaceAll("[^a-z]+", "-");
  }
}
