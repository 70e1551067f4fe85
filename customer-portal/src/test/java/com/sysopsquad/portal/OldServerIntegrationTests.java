package com.sysopsquad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.platform.OldServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OldServerIntegrationTests {

  @Test
  void anOlderServerIsRefusedInOneLine() throws Exception {
    try (OldServer server = OldServer.ofVersion("15.4")) {
      ProcessBuilder builder =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  PortalApplication.class.getName())
              .directory(Path.of("..").toFile())
              .redirectErrorStream(true);
      builder.environment().put("SYSOPS_CUSTOMER_DB_URL", server.url());
      builder.environment().put("SYSOPS_CUSTOMER_DB_USER", "app");
      builder.environment().put("SYSOPS_CUSTOMER_DB_PASSWORD", "secret");
      Process process = builder.start();

      assertThat(process.inputReader().lines())
          .containsExactly(
              "The server of %s is PostgreSQL 15.4. PostgreSQL 18 or later is required."
                  .formatted(server.url()));
      assertThat(process.waitFor()).isEqualTo(1);
    }
  }
}
