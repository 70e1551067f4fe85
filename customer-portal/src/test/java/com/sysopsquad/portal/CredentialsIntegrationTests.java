package com.sysopsquad.portal;

import static com.sysopsquad.portal.PortalFixture.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sysopsquad.flows.pricing.AnchorDay;
import com.sysopsquad.portal.PortalFixture.Catalog;
import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.account.Customers;
import com.sysopsquad.portal.plan.ChoosingPlan;
import java.time.YearMonth;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** The password and the email address of an account: who changes them, and who is told. */
@PortalTest
class CredentialsIntegrationTests {

  private static final String GOOD = "seven quiet otters at noon";
  @AutoClose private static final PortalEmails EMAILS = new PortalEmails();

  private final BillingSide billing = BillingSide.start();

  @Autowired MockMvc mvc;
  @Autowired TestCustomers customers;
  @Autowired Customers all;
  @Autowired Catalog catalog;
  @Autowired ChoosingPlan choosing;
  @Autowired JdbcClient jdbc;

  private Customer ada;
  private PortalVisitor visitor;

  @BeforeEach
  void signIn() throws Exception {
    catalog.publishUsual();
    ada = customers.register("Ada Barrow");
    visitor = PortalVisitor.signedIn(mvc, ada);
  }

  @Test
  void aChangedPasswordSignsAllOthersOutAndIsTold() throws Exception {
    PortalVisitor other = PortalVisitor.signedIn(mvc, ada);

    visitor
        .post("/account/password", Map.of("old", PASSWORD, "password", GOOD))
        .andExpect(redirectedUrl("/account?done=password"));

    visitor.get("/account?done=password").andExpect(status().isOk());
    other.get("/").andExpect(redirectedUrl("/sign-in"));
    new PortalVisitor(mvc).signIn(ada.email(), GOOD).andExpect(redirectedUrl("/"));
    assertThat(PortalEmails.headings(jdbc, ada.email()))
        .containsExactly("Your password was changed");
  }

  @Test
  void aNewPasswordNeedsTheOldOneAndHasToBeGood() throws Exception {
    visitor
        .post("/account/password", Map.of("old", "wrong", "password", GOOD))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("The current password is incorrect.")));
    visitor
        .post("/account/password", Map.of("old", PASSWORD, "password", "Ada Barrow 1975"))
        .andExpect(content().string(containsString("cannot be your name")));
    visitor
        .post("/account/password", Map.of("old", PASSWORD, "password", "iloveyou20262026"))
        .andExpect(content().string(containsString("too common")));

    visitor.signIn(ada.email(), PASSWORD).andExpect(redirectedUrl("/"));
  }

  @Test
  void aNewEmailAddressCountsOnceItIsConfirmedAndTheOldOneIsTold() throws Exception {
    choosing.choose(ada.id(), "HOME-3", new AnchorDay(10), YearMonth.of(2026, 11));
    String fresh = "fresh-" + UUID.randomUUID() + "@example.test";

    visitor
        .post("/account/email", Map.of("email", fresh))
        .andExpect(redirectedUrl("/account?done=email"));
    assertThat(all.get(ada.id()).email()).isEqualTo(ada.email());
    String link = EMAILS.link(jdbc, fresh, "Confirm your new email address");
    PortalVisitor mailbox = new PortalVisitor(mvc);
    mailbox.get(link).andExpect(content().string(containsString(fresh)));
    mailbox
        .post("/email/confirm", Map.of("token", PortalEmails.token(link)))
        .andExpect(redirectedUrl("/email/confirmed"));

    assertThat(all.get(ada.id()).email()).isEqualTo(fresh);
    assertThat(PortalEmails.headings(jdbc, ada.email()))
        .containsExactlyInAnyOrder(
            "Request to change your email address", "Your email address was changed");
    new PortalVisitor(mvc).signIn(fresh, PASSWORD).andExpect(redirectedUrl("/"));
    await()
        .until(
            () ->
                billing.plansOf(ada.id()).stream()
                    .anyMatch(plan -> plan.customer().email().equals(fresh)));
    mailbox
        .post("/email/confirm", Map.of("token", PortalEmails.token(link)))
        .andExpect(status().isGone());
  }

  @Test
  void nobodyLearnsByChangingTheAddressWhoHasAnAccount() throws Exception {
    Customer ben = customers.register("Ben Dawson");

    visitor
        .post("/account/email", Map.of("email", ben.email()))
        .andExpect(redirectedUrl("/account?done=email"));

    assertThat(PortalEmails.headings(jdbc, ben.email()))
        .containsExactly("You already have an account");
  }

  @Test
  void strangersWhoGuessDoNotKeepTheOwnerOut() throws Exception {
    for (int i = 0; i < 60; i++) {
      new PortalVisitor(mvc).signIn(ada.email(), "guess " + i);
    }
    new PortalVisitor(mvc).signIn(ada.email(), PASSWORD).andExpect(status().isTooManyRequests());

    assertThat(
            jdbc.sql(
                    """
                    select count(*) from customer.security_event
                    where customer_id = ? and kind = 'SIGN_IN_HELD'
                    """)
                .param(ada.id())
                .query(Long.class)
                .single())
        .isOne();
    visitor.post("/sign-out", Map.of());

    visitor.signIn(ada.email(), PASSWORD).andExpect(redirectedUrl("/"));
  }
}
