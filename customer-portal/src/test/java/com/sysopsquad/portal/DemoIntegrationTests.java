package com.sysopsquad.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.authenticated;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.unauthenticated;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.jwk.JWKSet;
import com.sysopsquad.flows.cardregistration.CardHandedIn;
import com.sysopsquad.flows.supportplan.PlanChosen;
import com.sysopsquad.platform.TestPlatform;
import com.sysopsquad.portal.PortalFixture.Catalog;
import java.io.File;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;

@PortalTest
@TestPropertySource(properties = {"sysops.demo.customers=310", "sysops.demo.password=demo"})
class DemoIntegrationTests {

  private final BillingSide billing = BillingSide.start();

  @Autowired Catalog catalog;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvc mvc;
  @Autowired ConfigurableEnvironment environment;
  @LocalManagementPort int managementPort;

  @Test
  void theDemonstrationCustomersWaitForContractsAndComeOnce() throws Exception {
    assertThat(demo().statusCode()).isEqualTo(503);
    assertThat(demo().body()).contains("\"OUT_OF_SERVICE\"");
    mvc.perform(get("/readyz")).andExpect(status().isOk());

    catalog.publishUsual();

    await().untilAsserted(() -> assertThat(demo().statusCode()).isEqualTo(200));
    assertThat(count("customer.customer")).isEqualTo(310);
    assertThat(count("customer.plan")).isEqualTo(310);
    Set<String> ids =
        Set.copyOf(jdbc.sql("select id::text from customer.customer").query(String.class).list());
    await().until(() -> plansOf(ids).size() == 310);
    assertThat(plansOf(ids).stream().map(PlanChosen::anchorDay).distinct().count()).isEqualTo(31);
    assertThat(plansOf(ids))
        .allSatisfy(
            plan ->
                assertThat(plan.startsOn())
                    .isBetween(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30)));
    long cards = count("customer.card");
    assertThat(cards).isBetween(290L, 309L);
    await().until(() -> cardsOf(ids).size() == cards);
    assertThat(opened(cardsOf(ids).getFirst()))
        .containsKeys("jti", "exp", "number", "expiryMonth", "expiryYear", "securityCode", "holder")
        .containsEntry("registrationId", cardsOf(ids).getFirst().registrationId().toString());

    startAgainWith(320);
    assertThat(count("customer.customer")).isEqualTo(320);
    assertThat(count("customer.plan")).isEqualTo(320);

    mvc.perform(formLogin("/sign-in").user("email", "customer0001@example.test").password("demo"))
        .andExpect(authenticated());
    mvc.perform(formLogin("/sign-in").user("email", "customer0300@example.test").password("demo"))
        .andExpect(unauthenticated());
  }

  private HttpResponse<String> demo() {
    return ManagementPort.get(managementPort, "/actuator/health/demo");
  }

  /** As after a crash: another portal on the same database, which is to have more customers. */
  private void startAgainWith(int customers) {
    Map<String, Object> platform = new HashMap<>();
    for (PropertySource<?> source : environment.getPropertySources()) {
      if (source.getName().equals("platform") && source instanceof MapPropertySource settings) {
        platform.putAll(settings.getSource());
      }
    }
    try (ConfigurableApplicationContext _ =
        new SpringApplicationBuilder(PortalApplication.class)
            .properties(platform)
            .registerShutdownHook(false)
            .run(
                "--server.port=0",
                "--management.server.port=0",
                "--sysops.demo.customers=" + customers)) {
      await().until(() -> count("customer.customer") == customers);
    }
  }

  private List<PlanChosen> plansOf(Set<String> customers) {
    return billing.plans().stream().filter(plan -> customers.contains(plan.subject())).toList();
  }

  private List<CardHandedIn> cardsOf(Set<String> customers) {
    return billing.cards().stream().filter(card -> customers.contains(card.subject())).toList();
  }

  private static Map<String, Object> opened(CardHandedIn card) throws Exception {
    JWEObject jwe = JWEObject.parse(card.jwe());
    String file = TestPlatform.start().env().getOrDefault("SYSOPS_CARD_PRIVATE_KEYS", "");
    jwe.decrypt(
        new RSADecrypter(
            JWKSet.load(new File(file)).getKeyByKeyId(jwe.getHeader().getKeyID()).toRSAKey()));
    return jwe.getPayload().toJSONObject();
  }

  private long count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }
}
