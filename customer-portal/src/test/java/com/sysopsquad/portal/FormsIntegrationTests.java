package com.sysopsquad.portal;

import static com.sysopsquad.portal.PortalFixture.PASSWORD;
import static com.sysopsquad.portal.PortalFixture.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sysopsquad.platform.HtmlValidator;
import com.sysopsquad.portal.PortalFixture.Catalog;
import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.device.Devices;
import com.sysopsquad.portal.plan.ChoosingPlan;
import com.sysopsquad.portal.plan.Plan;
import com.sysopsquad.portal.plan.standing.PlanStandings;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.util.HtmlUtils;

@PortalTest
class FormsIntegrationTests {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final String SECRET = "s3cr3t";
  private static final String SCRIPT = "\"><script>alert(1)</script>'";

  /** Shown again when it is refused, and so told from what is not. */
  private static final List<String> TYPED =
      List.of(
          SCRIPT,
          "\u05D0\u05D1\u05D2 \u0645\u0631\u062D\u0628\u0627",
          "\uD83D\uDC69\u200D\uD83D\uDD27\uD83C\uDDE9\uD83C\uDDEA",
          "Z\u0351\u0343\u033Aa\u0300\u0301\u0302lgo",
          "' or 1=1; drop table customer.card; --",
          "${111111*111111} [[${111111*111111}]] {{111111*111111}} %s {0}");

  private static final List<String> OTHER =
      List.of("", " ", "\0", "a\0b", "\u202Egnirts", "a\r\nb", "x".repeat(100_000), "-1", "null");

  /**
   * A form.
   *
   * @param kept fields that are shown again as they were typed
   * @param other fields that are hidden or chosen from a list
   * @param secret fields that are never shown again
   */
  record Form(String path, List<String> kept, List<String> other, List<String> secret) {

    @Override
    public String toString() {
      return path;
    }
  }

  @Autowired MockMvc mvc;
  @Autowired Catalog catalog;
  @Autowired TestCustomers customers;
  @Autowired ChoosingPlan choosing;
  @Autowired Devices devices;
  @Autowired PlanStandings standings;

  private Customer ada;

  @BeforeEach
  void register() {
    catalog.publishUsual();
    ada = customers.register("Ada Barrow");
  }

  static List<Form> forms() {
    return List.of(
        form("/sign-up", "name email street city postalCode", "state", "password"),
        form("/sign-up/again", "email", "", ""),
        form("/sign-up/confirm", "", "token", "password"),
        form("/password/forgotten", "email", "", ""),
        form("/password/new", "", "token", "password"),
        form("/email/confirm", "", "token", ""),
        form("/sign-in", "", "email", "password"),
        form("/sign-in/again", "", "then", "password"),
        form("/language", "", "language back", ""),
        form("/account/details", "name street city postalCode", "state", ""),
        form("/account/email", "email", "", ""),
        form("/account/password", "", "", "old password"),
        form("/account/preferences", "", "timeZone language theme invoiceEmails ticketEmails", ""),
        form("/account/passkeys/rename", "", "id label", ""),
        form("/account/passkeys/remove", "", "id", ""),
        form("/account/sessions/end", "", "handle", ""),
        form("/account/closing", "", "", "password"),
        form("/devices", "make model serial", "kind", ""),
        form("/plans", "", "id contract start device", ""),
        form("/plans/PLAN/change", "", "contract version", ""),
        form("/plans/PLAN/devices", "", "device", ""),
        form("/plans/PLAN/go-on", "", "", ""),
        form("/cards", "", "registrationId jwe", ""));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void whateverIsTypedIsTakenOrRefusedInWordsAndNeverLost(Form form) throws Exception {
    Plan plan = choosing.choose(ada.id(), UUID.randomUUID(), "HOME-3", TODAY, List.of());
    PortalVisitor visitor = visitor();
    String path = form.path().replace("PLAN", plan.id().toString());

    for (String typed : TYPED) {
      MockHttpServletResponse answer = send(visitor, path, form, typed);
      assertThat(answer.getStatus()).as(typed).isIn(302, 400, 404, 410, 422, 429, 200);
      assertThat(answer.getContentAsString())
          .as(typed)
          .doesNotContain("<script>alert", "12345654321", SECRET, "Exception");
      if (answer.getStatus() == 422 && !form.kept().isEmpty()) {
        assertThat(answer.getContentAsString())
            .contains("value=\"" + escaped(typed) + "\"")
            .containsAnyOf("role=\"alert\"", "class=\"invalid-feedback\"")
            .contains("autofocus");
      }
    }
    for (String typed : OTHER) {
      MockHttpServletResponse answer = send(visitor, path, form, typed);
      assertThat(answer.getStatus()).as(typed.length() + " characters").isLessThan(500);
      assertThat(answer.getContentAsString()).doesNotContain(SECRET, "Exception");
    }
  }

  /** Tried: nothing, markup and too much, in English and German. */
  @ParameterizedTest
  @MethodSource("forms")
  void whatRefusesAFormIsValidHtml(Form form) throws Exception {
    Plan plan = choosing.choose(ada.id(), UUID.randomUUID(), "HOME-3", TODAY, List.of());
    String path = form.path().replace("PLAN", plan.id().toString());
    int refused = 0;
    List<String> findings = new ArrayList<>();

    try (HtmlValidator validator = new HtmlValidator()) {
      for (String language : List.of("en", "de")) {
        PortalVisitor visitor = visitor().withHeader("Accept-Language", language);
        for (String typed : List.of("", SCRIPT, "x".repeat(4_000))) {
          MockHttpServletResponse answer = send(visitor, path, form, typed);
          if (answer.getStatus() == 422) {
            refused++;
            findings.addAll(validator.findings(answer.getContentAsString()));
          }
        }
      }
    }

    assertThat(findings).isEmpty();
    assertThat(refused > 0 || form.kept().isEmpty()).as("It is refused").isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/?page=",
        "/plans?q=",
        "/plans/new?contract=",
        "/plans/new?contract=HOME-3&start=",
        "/plans/new?contract=HOME-3&device=",
        "/account?done=",
        "/sign-in/again?then=",
        "/password/new?token=",
        "/sign-up/confirm?token=",
        "/email/confirm?token=",
        "/cards/",
        "/plans/",
        "/devices/",
        "/plans/PLAN/change?contract="
      })
  void whateverIsAskedForIsAnsweredInWords(String page) throws Exception {
    Plan plan = choosing.choose(ada.id(), UUID.randomUUID(), "HOME-3", TODAY, List.of());
    PortalVisitor visitor = visitor();

    for (String typed :
        List.of(
            "%3Cscript%3Ealert(1)",
            "%00", "-1", "99999999999999", "%E2%80%AEx", "x".repeat(4000))) {
      MockHttpServletResponse answer =
          visitor
              .perform(get(URI.create(page.replace("PLAN", plan.id().toString()) + typed)))
              .andReturn()
              .getResponse();
      assertThat(answer.getStatus()).as(typed).isLessThan(500);
      assertThat(answer.getContentAsString()).doesNotContain("<script>alert", "Exception");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/tickets/{id}/comments, /tickets/{id}",
    "/plans/{id}/devices, /plans/{id}",
    "/plans/{id}/go-on, /plans/{id}",
    "/cards/{id}/choose, /cards",
    "/account/closing, /account/data"
  })
  void theAddressOfARefusedFormLeadsToItsPage(String form, String page) throws Exception {
    String id = UUID.randomUUID().toString();

    mvc.perform(get(form.replace("{id}", id)).with(as(ada)))
        .andExpect(redirectedUrl(page.replace("{id}", id)));
  }

  @Test
  void aPlanWhoseFormWasRefusedNamesItsOwnAddress() throws Exception {
    Plan plan = choosing.choose(ada.id(), UUID.randomUUID(), "HOME-3", TODAY, List.of());

    String[] tooMany =
        Stream.generate(() -> UUID.randomUUID().toString()).limit(4).toArray(String[]::new);

    mvc.perform(
            post("/plans/" + plan.id() + "/devices")
                .param("device", tooMany)
                .with(as(ada))
                .with(csrf()))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("data-live-from=\"/plans/" + plan.id() + "\"")));
  }

  @Test
  void whatIsSentTwiceHappensOnce() throws Exception {
    PortalVisitor visitor = visitor();
    String device = UUID.randomUUID().toString();
    String plan = UUID.randomUUID().toString();

    for (int i = 0; i < 2; i++) {
      visitor
          .post(
              "/devices",
              Map.of("id", device, "kind", "PHONE", "make", "Acme", "model", "One", "serial", "7"))
          .andExpect(redirectedUrl("/devices?done=device"));
      visitor
          .post("/plans", Map.of("id", plan, "contract", "HOME-3", "start", "2026-12-05"))
          .andExpect(redirectedUrl("/plans/" + plan + "?done=plan"));
      visitor.post("/plans/" + plan + "/cancel", Map.of()).andExpect(status().isFound());
    }

    assertThat(devices.of(ada.id(), TODAY)).hasSize(1);
    assertThat(standings.of(ada.id(), "CA")).hasSize(1);
  }

  @Test
  void aDirectionThatIsTurnedIsNoNameOfADevice() throws Exception {
    visitor()
        .post(
            "/devices", Map.of("kind", "PHONE", "make", "Acme", "model", "O\u202Een", "serial", ""))
        .andExpect(status().isUnprocessableContent())
        .andExpect(
            content().string(containsString("characters that change the direction of writing")));
  }

  @Test
  void whoFailsToSignInNeedNotTypeTheAddressAgain() throws Exception {
    PortalVisitor visitor = new PortalVisitor(mvc);
    visitor.get("/sign-in");

    visitor.signIn("ada@example.test", SECRET).andExpect(redirectedUrl("/sign-in?failed"));

    String page = visitor.get("/sign-in?failed").andReturn().getResponse().getContentAsString();
    assertThat(page).contains("value=\"ada@example.test\"").doesNotContain(SECRET);
    assertThat(visitor.get("/sign-in").andReturn().getResponse().getContentAsString())
        .doesNotContain("ada@example.test");
  }

  private PortalVisitor visitor() throws Exception {
    PortalVisitor visitor = new PortalVisitor(mvc);
    visitor.signIn(ada.email(), PASSWORD);
    return visitor;
  }

  private static MockHttpServletResponse send(
      PortalVisitor visitor, String path, Form form, String typed) throws Exception {
    Map<String, String> fields = new HashMap<>();
    form.kept().forEach(field -> fields.put(field, typed));
    form.other().forEach(field -> fields.put(field, typed));
    form.secret().forEach(field -> fields.put(field, SECRET + typed));
    return visitor.post(path, fields).andReturn().getResponse();
  }

  private static String escaped(String typed) {
    return HtmlUtils.htmlEscape(typed, "UTF-8");
  }

  private static Form form(String path, String kept, String other, String secret) {
    return new Form(path, words(kept), words(other), words(secret));
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" "));
  }
}
