package com.sysopsquad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WithoutConfigIntegrationTests {

  @TempDir Path folder;

  @Test
  void withoutItsSettingsItSaysSoInOneLineAndDoesNotStart() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                PortalApplication.class.getName())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();

    assertThat(process.inputReader().lines())
        .containsExactly(
            "portal: config/portal.yaml is missing in %s. Start this in the folder that contains config/"
                .formatted(folder.toRealPath()));
    assertThat(process.waitFor()).isEqualTo(1);
  }
}
