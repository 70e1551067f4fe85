package com.sysopsquad.portal;

import static com.sysopsquad.portal.PortalEmails.token;
import static com.sysopsquad.portal.PortalFixture.NOW;
import static com.sysopsquad.portal.PortalFixture.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.account.Customer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** How somebody becomes a customer, and gets in again after forgetting the password. */
@PortalTest
class AccountsIntegrationTests {

  private static final String CONFIRM = "Confirm your email address";
  private static final String RESET = "Set a new password";
  private static final String GOOD = "seven quiet otters at noon";

  @Autowired MockMvc mvc;
  @Autowired TestCustomers customers;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  @AutoClose private static final PortalEmails EMAILS = new PortalEmails();

  private String email;

  @BeforeEach
  void prepare() {
    email = "new-" + UUID.randomUUID() + "@example.test";
  }

  @Test
  void whoRegistersIsACustomerOnceTheAddressIsConfirmed() throws Exception {
    PortalVisitor visitor = visitor();

    visitor.post("/sign-up", registration(email)).andExpect(redirectedUrl("/sign-up/sent"));
    visitor.signIn(email, GOOD).andExpect(redirectedUrl("/sign-in?failed"));
    String link = link(email, CONFIRM);
    visitor
        .get(link)
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Confirm and sign in")));
    visitor
        .post("/sign-up/confirm", Map.of("token", token(link), "password", GOOD))
        .andExpect(redirectedUrl("/"));

    visitor.get("/").andExpect(content().string(containsString("Hello, Nadia Quist")));
    visitor().signIn(email.toUpperCase(Locale.ROOT), GOOD).andExpect(redirectedUrl("/"));
  }

  @Test
  void aLinkConfirmsOnceAndOnlyTogetherWithThePassword() throws Exception {
    PortalVisitor visitor = visitor();
    visitor.post("/sign-up", registration(email));
    Map<String, String> right = Map.of("token", token(link(email, CONFIRM)), "password", GOOD);

    visitor
        .post(
            "/sign-up/confirm", Map.of("token", right.get("token"), "password", "a different one"))
        .andExpect(status().isUnprocessableContent())
        .andExpect(
            content().string(containsString("not the password that you chose when you signed up")));
    visitor.post("/sign-up/confirm", right).andExpect(redirectedUrl("/"));

    visitor().post("/sign-up/confirm", right).andExpect(status().isGone());
    visitor()
        .post("/sign-up/confirm", Map.of("token", "made up", "password", GOOD))
        .andExpect(status().isGone())
        .andExpect(content().string(containsString("expired or has already been used")));
  }

  @Test
  void aLinkIsKeptAsAHashAndGetsTooOld() throws Exception {
    PortalVisitor visitor = visitor();
    visitor.post("/sign-up", registration(email));
    String token = token(link(email, CONFIRM));

    assertThat(
            jdbc.sql("select count(*) from customer.link l where l::text like '%' || ? || '%'")
                .param(token)
                .query(Long.class)
                .single())
        .isZero();
    jdbc.sql("update customer.link set expires_at = ? where expires_at > ?")
        .params(NOW.atOffset(ZoneOffset.UTC), NOW.atOffset(ZoneOffset.UTC))
        .update();
    visitor
        .post("/sign-up/confirm", Map.of("token", token, "password", GOOD))
        .andExpect(status().isGone());
  }

  @Test
  void nobodyLearnsThatAnAddressIsTakenButItsOwner() throws Exception {
    Customer owner = customers.register("Olga Okafor");

    visitor()
        .post("/sign-up", registration(owner.email().toUpperCase(Locale.ROOT)))
        .andExpect(redirectedUrl("/sign-up/sent"));

    assertThat(PortalEmails.headings(jdbc, owner.email()))
        .containsExactly("You already have an account");
    assertThat(EMAILS.text(jdbc, owner.email(), "You already have an account"))
        .contains("/sign-in", "/password/forgotten");
    visitor().signIn(owner.email(), PASSWORD).andExpect(redirectedUrl("/"));
  }

  @Test
  void theEmailToAStrangerSaysNothingThatSomebodyTyped() throws Exception {
    Map<String, String> form = registration(email, "name", "You won! Visit evil.example");

    visitor().post("/sign-up", form);

    assertThat(EMAILS.text(jdbc, email, CONFIRM))
        .startsWith("Hello and welcome,")
        .doesNotContain("evil");
  }

  @Test
  void blanksThatNobodySeesAreNoPartOfAnAddress() throws Exception {
    Customer ada = customers.register("Ada Barrow");
    for (String typed :
        List.of(
            "\u00a0" + ada.email(), ada.email() + "\u200b", "\ufeff" + ada.email() + "\u3000")) {
      visitor().signIn(typed, PASSWORD).andExpect(redirectedUrl("/"));
      visitor().post("/sign-up", registration(typed)).andExpect(redirectedUrl("/sign-up/sent"));
    }
    visitor()
        .post("/sign-up", registration(email, "name", "\u200b\u00a0"))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("Enter your name.")));
    visitor()
        .post("/sign-up", registration(email, "postalCode", "12207\u00a0"))
        .andExpect(redirectedUrl("/sign-up/sent"));
  }

  @Test
  void anAddressToWhichNoEmailCanBeSentIsRefusedWithASentence() throws Exception {
    for (String path : List.of("/sign-up", "/sign-up/again", "/password/forgotten")) {
      for (String odd : List.of("joe..x@x.test", "joe.@x.test", ".joe@x.test")) {
        visitor()
            .post(path, registration(odd))
            .andExpect(status().isUnprocessableContent())
            .andExpect(content().string(containsString("Check the dots in the email address.")));
      }
    }
    assertThat(
            jdbc.sql("select count(*) from customer.notification where address like '%joe%@x.test'")
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void whoLivesInATerritoryOrServesAbroadRegisters() throws Exception {
    PortalVisitor visitor = visitor();
    visitor
        .get("/sign-up")
        .andExpect(
            content().string(containsString("<option value=\"PR\" lang=\"en\">Puerto Rico<")))
        .andExpect(
            content()
                .string(containsString("<option value=\"AE\" lang=\"en\">Armed Forces Europe<")));

    for (List<String> address :
        List.of(
            List.of("San Juan", "PR", "00901"),
            List.of("Hagatna", "GU", "96910"),
            List.of("APO", "AE", "09012"))) {
      Map<String, String> form =
          new HashMap<>(registration("new-" + UUID.randomUUID() + "@x.test"));
      form.put("city", address.get(0));
      form.put("state", address.get(1));
      form.put("postalCode", address.get(2));
      visitor().post("/sign-up", form).andExpect(redirectedUrl("/sign-up/sent"));
    }
  }

  @Test
  void aPasswordSignsInHoweverTheKeyboardComposesItsAccents() throws Exception {
    PortalVisitor visitor = visitor();
    visitor.post("/sign-up", registration(email, "password", "M\u00fcller tanzt im Regen"));

    visitor
        .post(
            "/sign-up/confirm",
            Map.of("token", token(link(email, CONFIRM)), "password", "Mu\u0308ller tanzt im Regen"))
        .andExpect(redirectedUrl("/"));

    visitor().signIn(email, "Mu\u0308ller tanzt im Regen").andExpect(redirectedUrl("/"));
    visitor().signIn(email, "M\u00fcller tanzt im Regen").andExpect(redirectedUrl("/"));
  }

  @Test
  void registeringTwiceMakesOneCustomer() throws Exception {
    PortalVisitor visitor = visitor();
    visitor.post("/sign-up", registration(email)).andExpect(redirectedUrl("/sign-up/sent"));
    String first = token(link(email, CONFIRM));
    visitor.post("/sign-up", registration(email)).andExpect(redirectedUrl("/sign-up/sent"));
    String second = token(link(email, CONFIRM));

    visitor
        .post("/sign-up/confirm", Map.of("token", first, "password", GOOD))
        .andExpect(redirectedUrl("/"));
    visitor()
        .post("/sign-up/confirm", Map.of("token", second, "password", GOOD))
        .andExpect(status().isGone());

    assertThat(
            jdbc.sql("select count(*) from customer.customer where lower(email) = ?")
                .param(email)
                .query(Long.class)
                .single())
        .isOne();
  }

  @Test
  void aMailboxCannotBeFlooded() throws Exception {
    PortalVisitor visitor = visitor();
    for (int i = 0; i < 5; i++) {
      visitor.post("/sign-up", registration(email)).andExpect(redirectedUrl("/sign-up/sent"));
      visitor.post("/sign-up/again", Map.of("email", email));
    }

    assertThat(PortalEmails.headings(jdbc, email)).hasSize(5);
  }

  @Test
  void theLinkCanBeSentAgain() throws Exception {
    PortalVisitor visitor = visitor();
    visitor.post("/sign-up", registration(email));

    visitor
        .post("/sign-up/again", Map.of("email", email))
        .andExpect(redirectedUrl("/sign-up/sent"));
    visitor
        .post("/sign-up/again", Map.of("email", "nobody-" + email))
        .andExpect(redirectedUrl("/sign-up/sent"));

    assertThat(PortalEmails.headings(jdbc, email)).hasSize(2);
    assertThat(PortalEmails.headings(jdbc, "nobody-" + email)).isEmpty();
    visitor
        .post("/sign-up/confirm", Map.of("token", token(link(email, CONFIRM)), "password", GOOD))
        .andExpect(redirectedUrl("/"));
  }

  @Test
  void anEmptyFormIsToldWhatIsMissing() throws Exception {
    visitor()
        .post("/sign-up", Map.of())
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("Enter your name.")))
        .andExpect(content().string(containsString("Enter your email address.")))
        .andExpect(content().string(containsString("Enter your street address.")))
        .andExpect(content().string(containsString("Use at least 12 characters")))
        .andExpect(content().string(containsString("aria-describedby=\"name-problem\"")));
  }

  @Test
  void whatCannotBeRightIsRefusedNextToItsField() throws Exception {
    for (Map.Entry<String, String> wrong :
        Map.of(
                "name", "x".repeat(201),
                "email", "Ада@пример.рф",
                "street", "1 Elm\nStreet",
                "city", "Al\u202Eynab",
                "state", "ZZ",
                "postalCode", "١٢٣٤٥",
                "password", "Password1234!")
            .entrySet()) {
      visitor()
          .post("/sign-up", registration(email, wrong.getKey(), wrong.getValue()))
          .andExpect(status().isUnprocessableContent())
          .andExpect(content().string(containsString("id=\"" + wrong.getKey() + "-problem\"")));
    }
    assertThat(PortalEmails.headings(jdbc, email)).isEmpty();
  }

  @Test
  void aScriptThatIsTypedIsShownAsText() throws Exception {
    visitor()
        .post("/sign-up", registration(email, "name", "\"><script>alert(1)</script>\u0000"))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(not(containsString("<script>alert"))));
  }

  @Test
  void thePasswordIsNeverShownAgain() throws Exception {
    visitor()
        .post("/sign-up", registration(email, "state", "ZZ"))
        .andExpect(content().string(not(containsString(GOOD))));
  }

  @Test
  void aForgottenPasswordIsSetAnewAndEndsAllSessions() throws Exception {
    Customer ada = customers.register("Ada Barrow");
    PortalVisitor elsewhere = visitor();
    elsewhere.signIn(ada.email(), PASSWORD).andExpect(redirectedUrl("/"));
    PortalVisitor visitor = visitor();

    visitor
        .post("/password/forgotten", Map.of("email", ada.email()))
        .andExpect(redirectedUrl("/password/sent"));
    String link = link(ada.email(), RESET);
    visitor.get(link).andExpect(content().string(containsString("Set password")));
    visitor
        .post("/password/new", Map.of("token", token(link), "password", GOOD))
        .andExpect(redirectedUrl("/sign-in?new-password"));

    elsewhere.get("/").andExpect(redirectedUrl("/sign-in"));
    visitor.signIn(ada.email(), PASSWORD).andExpect(redirectedUrl("/sign-in?failed"));
    visitor.signIn(ada.email(), GOOD).andExpect(redirectedUrl("/"));
    assertThat(PortalEmails.headings(jdbc, ada.email()))
        .containsExactlyInAnyOrder(RESET, "Your password was changed");
    visitor()
        .post("/password/new", Map.of("token", token(link), "password", GOOD + "!"))
        .andExpect(status().isGone());
  }

  @Test
  void nobodyLearnsByAForgottenPasswordWhoHasAnAccount() throws Exception {
    visitor()
        .post("/password/forgotten", Map.of("email", email))
        .andExpect(redirectedUrl("/password/sent"));

    assertThat(PortalEmails.headings(jdbc, email)).isEmpty();
  }

  @Test
  void aNewPasswordHasToBeGoodAndTheLinkStaysValid() throws Exception {
    Customer ada = customers.register("Ada Barrow");
    PortalVisitor visitor = visitor();
    visitor.post("/password/forgotten", Map.of("email", ada.email()));
    String token = token(link(ada.email(), RESET));

    visitor
        .post("/password/new", Map.of("token", token, "password", "short"))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("at least 12 characters")));
    visitor
        .post("/password/new", Map.of("token", token, "password", "qwertyuiop1234"))
        .andExpect(content().string(containsString("too common")));

    visitor
        .post("/password/new", Map.of("token", token, "password", GOOD))
        .andExpect(redirectedUrl("/sign-in?new-password"));
  }

  @Test
  void linksPointToThePortalAndARequestForAnotherHostIsRefused() throws Exception {
    Customer ada = customers.register("Ada Barrow");

    visitor()
        .withHeader("Host", "evil.example")
        .withHeader("X-Forwarded-Host", "evil.example")
        .post("/password/forgotten", Map.of("email", ada.email()))
        .andExpect(status().isBadRequest());
    visitor().post("/password/forgotten", Map.of("email", ada.email()));

    assertThat(EMAILS.text(jdbc, ada.email(), RESET))
        .contains("http://localhost")
        .doesNotContain("evil");
  }

  @Test
  void whatIsHugeOrBrokenIsRefusedWithAFriendlyPage() throws Exception {
    for (String body :
        List.of("name=" + "x".repeat(5_000_000), "name=%zz", "name=a&".repeat(20_000), "\0\0")) {
      HttpResponse<String> answer = send("/sign-up", "application/x-www-form-urlencoded", body);

      assertThat(answer.statusCode()).isBetween(400, 499);
      assertThat(answer.body())
          .contains("<h1")
          .doesNotContain("Exception", "at org.", "Whitelabel", "xxxxxxxx");
    }
  }

  @Test
  void anAnswerOfNoPasskeyIsRefusedWithoutDetails() throws Exception {
    for (String body : List.of("", "{", "[]", "{\"id\":17}", "<script>")) {
      assertThat(send("/login/webauthn", "application/json", body).statusCode())
          .isBetween(400, 499);
    }
    visitor()
        .perform(post("/login/webauthn").with(csrf()).contentType("application/json").content("{}"))
        .andExpect(status().isUnauthorized())
        .andExpect(content().string(not(containsString("Exception"))));
  }

  private HttpResponse<String> send(String path, String type, String body) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
              .header("Accept", "text/html,*/*")
              .header("Content-Type", type)
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  private PortalVisitor visitor() {
    return new PortalVisitor(mvc);
  }

  private static Map<String, String> registration(String email) {
    return Map.of(
        "name", "Nadia Quist",
        "email", email,
        "street", "12 Hill Road",
        "city", "Albany",
        "state", "NY",
        "postalCode", "12207",
        "password", GOOD);
  }

  private static Map<String, String> registration(String email, String field, String value) {
    Map<String, String> form = new HashMap<>(registration(email));
    form.put(field, value);
    return form;
  }

  private String link(String address, String heading) {
    return EMAILS.link(jdbc, address, heading);
  }
}
