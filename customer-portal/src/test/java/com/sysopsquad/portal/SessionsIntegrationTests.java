package com.sysopsquad.portal;

import static com.sysopsquad.portal.PortalFixture.PASSWORD;
import static com.sysopsquad.portal.PortalFixture.age;
import static com.sysopsquad.portal.PortalFixture.as;
import static com.sysopsquad.portal.PortalVisitor.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sysopsquad.portal.PortalFixture.Catalog;
import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.security.session.Sessions;
import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.util.SerializationUtils;

/**
 * Sessions: known to every replica, ended by their customer, and proved anew when much is at stake.
 */
@PortalTest
class SessionsIntegrationTests {

  private static final Pattern HANDLE = Pattern.compile("name=\"handle\" value=\"([0-9a-f]+)\"");

  @Autowired MockMvc mvc;
  @Autowired TestCustomers customers;
  @Autowired Catalog catalog;
  @Autowired Sessions sessions;
  @Autowired JdbcClient jdbc;
  @Autowired FindByIndexNameSessionRepository<? extends Session> sessionValues;

  private Customer ada;
  private PortalVisitor visitor;

  @BeforeEach
  void signIn() throws Exception {
    catalog.publishUsual();
    ada = customers.register("Ada Barrow");
    visitor = PortalVisitor.signedIn(mvc, ada);
  }

  @Test
  void aSessionIsKnownToEveryReplica() {
    assertThat(
            jdbc.sql("select count(*) from customer.session where principal_name = ?")
                .param(ada.id().toString())
                .query(Long.class)
                .single())
        .isOne();
  }

  @Test
  void aPageSoonAfterAnotherLeavesTheSessionAsItIs() throws Exception {
    visitor.get("/").andExpect(status().isOk());
    String version = versionOfSession();

    visitor.get("/tickets").andExpect(status().isOk());

    assertThat(versionOfSession()).isEqualTo(version);
  }

  @Test
  void aSessionThatWasNotUsedForLongRemembersThatItIs() throws Exception {
    visitor.get("/").andExpect(status().isOk());
    jdbc.sql(
            """
            update customer.session set last_access_time = last_access_time - 61000
            where principal_name = ?
            """)
        .param(ada.id().toString())
        .update();
    String version = versionOfSession();

    visitor.get("/tickets").andExpect(status().isOk());

    assertThat(versionOfSession()).isNotEqualTo(version);
  }

  @Test
  void aValueThatThisReleaseCannotReadAsksForANewSignIn() throws Exception {
    jdbc.sql(
            """
            update customer.session_attributes set attribute_bytes = '\\x00'
            where attribute_name = 'SPRING_SECURITY_CONTEXT'
              and session_primary_id in (select primary_id from customer.session where principal_name = ?)
            """)
        .param(ada.id().toString())
        .update();

    visitor.get("/").andExpect(redirectedUrl("/sign-in"));
  }

  @Test
  void aClassThatDoesNotBelongIntoASessionIsNotRead() throws Exception {
    jdbc.sql(
            """
            update customer.session_attributes set attribute_bytes = :bytes
            where attribute_name = 'SPRING_SECURITY_CONTEXT'
              and session_primary_id in (select primary_id from customer.session where principal_name = :id)
            """)
        .param("bytes", SerializationUtils.serialize(new File("/")))
        .param("id", ada.id().toString())
        .update();

    visitor.get("/").andExpect(redirectedUrl("/sign-in"));
  }

  @Test
  void allSessionsAreListedAndOneCanBeEnded() throws Exception {
    PortalVisitor phone =
        new PortalVisitor(mvc)
            .withHeader("User-Agent", "Mozilla/5.0 (iPhone; CPU iPhone OS 18) Safari/604.1");
    phone.signIn(ada.email(), PASSWORD);

    String page = body(visitor.get("/account/sessions"));
    assertThat(page)
        .contains("Safari on iPhone", phone.address(), visitor.address(), "This browser")
        .contains("Sign out all other sessions");
    Matcher handle = HANDLE.matcher(page);
    assertThat(handle.find()).isTrue();
    visitor
        .post("/account/sessions/end", Map.of("handle", handle.group(1)))
        .andExpect(redirectedUrl("/account/sessions?done=session"));

    phone.get("/").andExpect(redirectedUrl("/sign-in"));
    visitor.get("/").andExpect(status().isOk());
  }

  @Test
  void nobodyEndsTheSessionOfSomebodyElse() throws Exception {
    Customer ben = customers.register("Ben Dawson");
    PortalVisitor other = PortalVisitor.signedIn(mvc, ben);
    String handle = sessions.of(ada.id(), "").getFirst().handle();

    other.post("/account/sessions/end", Map.of("handle", handle)).andExpect(status().isNotFound());

    visitor.get("/").andExpect(status().isOk());
  }

  @Test
  void allOtherSessionsCanBeEndedAtOnce() throws Exception {
    PortalVisitor second = PortalVisitor.signedIn(mvc, ada);
    PortalVisitor third = PortalVisitor.signedIn(mvc, ada);

    visitor.post("/account/sessions/end-others", Map.of());

    second.get("/").andExpect(redirectedUrl("/sign-in"));
    third.get("/").andExpect(redirectedUrl("/sign-in"));
    visitor.get("/").andExpect(status().isOk());
  }

  @Test
  void whatIsAtStakeWantsThePasswordAgainAfterTenMinutes() throws Exception {
    visitor.get("/account/email").andExpect(status().isOk());
    age(sessionValues, ada, "sysops.proven-at", Duration.ofMinutes(11));

    for (String page :
        List.of(
            "/account/details",
            "/account/password",
            "/account/email",
            "/account/passkeys",
            "/account/data")) {
      visitor.get(page).andExpect(redirectedUrl("/sign-in/again?then=" + encoded(page)));
    }
    visitor
        .post("/account/email", Map.of("email", "other@example.test"))
        .andExpect(redirectedUrl("/sign-in/again?then=" + encoded("/account")));
    visitor
        .post("/webauthn/register/options", Map.of())
        .andExpect(redirectedUrl("/sign-in/again?then=" + encoded("/account")));
    visitor.get("/").andExpect(status().isOk());

    visitor
        .post("/sign-in/again", Map.of("password", "wrong", "then", "/account/email"))
        .andExpect(content().string(containsString("The password is incorrect.")));
    visitor
        .post("/sign-in/again", Map.of("password", PASSWORD, "then", "/account/email"))
        .andExpect(redirectedUrl("/account/email"));
    visitor.get("/account/email").andExpect(status().isOk());
  }

  @Test
  void whoComesWithoutASessionHasJustProvedWhoItIs() throws Exception {
    mvc.perform(get("/account/email").with(as(ada))).andExpect(status().isOk());
  }

  @Test
  void aCardWantsThePasswordAgainAndLeadsBackToItsPage() throws Exception {
    age(sessionValues, ada, "sysops.proven-at", Duration.ofMinutes(11));

    visitor
        .withHeader("Referer", "http://localhost/cards?x=y")
        .post("/cards", Map.of("jwe", "sealed"))
        .andExpect(redirectedUrl("/sign-in/again?then=" + encoded("/cards")));
    visitor
        .post("/cards/17/remove", Map.of())
        .andExpect(redirectedUrl("/sign-in/again?then=" + encoded("/cards")));
    visitor
        .withHeader("HX-Request", "true")
        .post("/cards/17/remove", Map.of())
        .andExpect(header().string("HX-Redirect", "/sign-in/again?then=" + encoded("/cards")));
  }

  @Test
  void whoWouldLoseATypedCardIsAskedForThePasswordBefore() throws Exception {
    visitor.get("/cards").andExpect(content().string(containsString("id=\"card-form\"")));

    age(sessionValues, ada, "sysops.proven-at", Duration.ofMinutes(6));
    visitor
        .get("/cards")
        .andExpect(content().string(not(containsString("id=\"card-form\""))))
        .andExpect(content().string(not(containsString("card.js"))))
        .andExpect(content().string(containsString("href=\"/sign-in/again?then=/cards\"")));

    visitor
        .post("/sign-in/again", Map.of("password", PASSWORD, "then", "/cards"))
        .andExpect(redirectedUrl("/cards"));
    visitor.get("/cards").andExpect(content().string(containsString("id=\"card-form\"")));
  }

  @Test
  void thePasswordAgainLeadsToOurPagesOnly() throws Exception {
    for (String elsewhere :
        List.of(
            "//evil.example", "https://evil.example", "/\\evil.example", "/%2f", "javascript:1")) {
      visitor
          .post("/sign-in/again", Map.of("password", PASSWORD, "then", elsewhere))
          .andExpect(redirectedUrl("/account"));
    }
  }

  @Test
  void aSessionEndsAfterTwelveHoursHoweverBusyItIs() throws Exception {
    age(sessionValues, ada, "sysops.signed-in-at", Duration.ofHours(13));

    visitor.get("/").andExpect(redirectedUrl("/sign-in?ended"));
    visitor.get("/").andExpect(redirectedUrl("/sign-in"));
  }

  private static String encoded(String path) {
    return path.replace("/", "%2F");
  }

  private String versionOfSession() {
    return jdbc.sql("select xmin::text from customer.session where principal_name = ?")
        .param(ada.id().toString())
        .query(String.class)
        .single();
  }
}
