package com.sysopsquad.portal;

import static com.sysopsquad.portal.PortalFixture.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.account.Customers;
import com.sysopsquad.portal.account.Preferences;
import com.sysopsquad.portal.display.Language;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@PortalTest
class LanguagesIntegrationTests {

  @AutoClose private static final PortalEmails EMAILS = new PortalEmails();

  @Autowired MockMvc mvc;
  @Autowired TestCustomers customers;
  @Autowired Customers all;
  @Autowired Preferences preferences;
  @Autowired JdbcClient jdbc;

  private Customer ada;

  @BeforeEach
  void register() {
    ada = customers.register("Ada Barrow");
  }

  @Test
  void aPageIsInTheLanguageThatTheBrowserAsksFor() throws Exception {
    asking("fr-FR, de-AT;q=0.8, en;q=0.5")
        .get("/sign-in")
        .andExpect(header().string("Content-Language", "de-AT"))
        .andExpect(header().string("Vary", containsString("Accept-Language, Cookie")))
        .andExpect(header().string("Cache-Control", containsString("no-store")))
        .andExpect(content().string(containsString("<html lang=\"de\"")))
        .andExpect(content().string(containsString("Supporttarife von Penultimate")));
  }

  @Test
  void whoReadsNoneOfOurLanguagesReadsEnglish() throws Exception {
    asking("ja, fr;q=0.5")
        .get("/sign-in")
        .andExpect(header().string("Content-Language", "en-US"))
        .andExpect(content().string(containsString("<html lang=\"en\"")));
  }

  @Test
  void aChosenLanguageStaysAndComesBackToTheSamePage() throws Exception {
    PortalVisitor visitor = asking("en-US");
    visitor
        .get("/sign-in?signed-out")
        .andExpect(content().string(containsString("name=\"back\" value=\"/sign-in?signed-out\"")))
        .andExpect(content().string(containsString("lang=\"de\">Deutsch</button>")));

    visitor
        .post("/language", Map.of("language", "de", "back", "/sign-in?signed-out"))
        .andExpect(redirectedUrl("/sign-in?signed-out"));

    visitor
        .get("/sign-in?signed-out")
        .andExpect(header().string("Content-Language", "de-DE"))
        .andExpect(content().string(containsString("lang=\"en\">English</button>")));
  }

  @Test
  void theAnswerToAFormLeadsBackToThePageOfTheForm() throws Exception {
    asking("en-US")
        .withHeader("Referer", "http://localhost/sign-up?from=email")
        .post("/sign-up", Map.of())
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("name=\"back\" value=\"/sign-up?from=email\"")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "/ok\r\nSet-Cookie: a=b",
        ""
      })
  void theChoiceLeadsToOurPagesOnly(String elsewhere) throws Exception {
    asking("en-US")
        .post("/language", Map.of("language", "de", "back", elsewhere))
        .andExpect(redirectedUrl("/"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "fr", "DE", "de-DE", "<script>", "\0"})
  void aLanguageThatWeDoNotSpeakIsRefused(String language) throws Exception {
    asking("en-US")
        .post("/language", Map.of("language", language, "back", "/"))
        .andExpect(status().isBadRequest());
  }

  @Test
  void whatTheCustomerPrefersGoesBeforeWhatTheBrowserAsksFor() throws Exception {
    PortalVisitor visitor = asking("en-GB");
    visitor.signIn(ada.email(), PASSWORD);
    visitor.post("/account/preferences", Map.of("language", "de"));

    PortalVisitor elsewhere = asking("en-GB");
    elsewhere.get("/sign-in").andExpect(header().string("Content-Language", "en-GB"));
    elsewhere.signIn(ada.email(), PASSWORD);

    visitor.get("/account").andExpect(header().string("Content-Language", "de-DE"));
    elsewhere.get("/account").andExpect(header().string("Content-Language", "de-DE"));
    elsewhere
        .get("/account/preferences")
        .andExpect(content().string(containsString("value=\"de\" lang=\"de\" selected")));
  }

  @Test
  void whoIsSignedInChoosesForAllBrowsers() throws Exception {
    PortalVisitor visitor = asking("en-US");
    visitor.signIn(ada.email(), PASSWORD);

    visitor.post("/language", Map.of("language", "de", "back", "/account"));

    visitor.get("/account").andExpect(header().string("Content-Language", "de-DE"));
    assertThat(preferences.of(ada.id()).language()).isEqualTo(Language.GERMAN);
  }

  @Test
  void whoRegistersIsSpokenToInTheLanguageOfThatPage() throws Exception {
    String email = "neu-" + UUID.randomUUID() + "@example.test";
    asking("de")
        .post(
            "/sign-up",
            Map.of(
                "name", "Ada Barrow",
                "email", email,
                "street", "1 Elm Street",
                "city", "Sacramento",
                "state", "CA",
                "postalCode", "95814",
                "password", "seven green kettles sing"))
        .andExpect(redirectedUrl("/sign-up/sent"));
    String link = EMAILS.link(jdbc, email, PortalEmails.headings(jdbc, email).getFirst());

    PortalVisitor mailbox = asking("en-US");
    mailbox
        .post(
            "/sign-up/confirm",
            Map.of("token", PortalEmails.token(link), "password", "seven green kettles sing"))
        .andExpect(redirectedUrl("/"));

    assertThat(preferences.of(all.withEmail(email).orElseThrow().id()).language())
        .isEqualTo(Language.GERMAN);
    mailbox.get("/account").andExpect(header().string("Content-Language", "de-DE"));
  }

  private PortalVisitor asking(String languages) {
    return new PortalVisitor(mvc).withHeader("Accept-Language", languages);
  }
}
