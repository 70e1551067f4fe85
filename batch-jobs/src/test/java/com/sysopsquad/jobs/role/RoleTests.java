package com.sysopsquad.jobs.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class RoleTests {

  @Test
  void aProcessWithoutSettingHasAllRoles() {
    assertThat(Role.of(new MockEnvironment())).containsExactly(Role.values());
    assertThat(Role.of(roles(""))).containsExactly(Role.values());
  }

  @Test
  void rolesAreReadAsTheyAreWritten() {
    assertThat(Role.of(roles("console, card-intake")))
        .containsExactlyInAnyOrder(Role.CONSOLE, Role.CARD_INTAKE);
  }

  @Test
  void anUnknownRoleIsNamedWithThoseThereAre() {
    assertThatThrownBy(() -> Role.of(roles("consul")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'consul'")
        .hasMessageContaining("console, scheduler, worker, card-intake, neighbours");
  }

  @Test
  void onlyAWorkerThatIsNothingElseHasNoWebServer() {
    assertThat(webType("worker")).isEqualTo("none");
    assertThat(webType("worker,console")).isNull();
    assertThat(webType("")).isNull();
  }

  private static @Nullable String webType(String roles) {
    var environment = roles(roles);
    new WorkerEnvironment().postProcessEnvironment(environment, new SpringApplication());
    return environment.getProperty("spring.main.web-application-type");
  }

  private static MockEnvironment roles(String roles) {
    return new MockEnvironment().withProperty(Role.PROPERTY, roles);
  }
}
