package com.sysopsquad.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.platform.RefusedStart;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WithoutConfigIntegrationTests {

  @TempDir Path folder;

  @Test
  void withoutItsSettingsItSaysSoInOneLineAndDoesNotStart() throws Exception {
    RefusedStart start = RefusedStart.of(OperationsApplication.class, folder, Map.of());

    assertThat(start.lines())
        .containsExactly(
            "operations: config/operations.yaml is missing in %s. Start this in the folder that contains config/"
                .formatted(folder.toRealPath()));
    assertThat(start.exitCode()).isEqualTo(1);
  }
}
