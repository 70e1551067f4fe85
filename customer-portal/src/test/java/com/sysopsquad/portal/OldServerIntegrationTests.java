package com.sysopsquad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.platform.OldServer;
import com.sysopsquad.platform.RefusedStart;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OldServerIntegrationTests {

  @Test
  void anOlderServerIsRefusedInOneLine() throws Exception {
    try (OldServer server = OldServer.ofVersion("15.4")) {
      RefusedStart start =
          RefusedStart.of(PortalApplication.class, Path.of(".."), server.settings("CUSTOMER"));

      assertThat(start.lines())
          .containsExactly(
              "The server of %s is PostgreSQL 15.4. PostgreSQL 18 or later is required."
                  .formatted(server.url()));
      assertThat(start.exitCode()).isEqualTo(1);
    }
  }
}
