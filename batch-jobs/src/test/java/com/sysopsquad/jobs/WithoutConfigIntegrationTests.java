package com.sysopsquad.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.platform.RefusedStart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Without its settings it says so in one line and does not start.
 *
 * <p>Tried: no {@code config/}, one that lacks the file, a link to nowhere, and a folder in the
 * file's place, as some container engines make it when they mount a file that is missing.
 */
class WithoutConfigIntegrationTests {

  private static final Path SETTINGS = Path.of("config/operations.yaml");

  @TempDir Path folder;

  @Test
  void withoutConfigItSaysSoInOneLineAndDoesNotStart() throws Exception {
    assertItIsRefused("is missing");
  }

  @Test
  void withoutItsFileInConfigItSaysSoInOneLineAndDoesNotStart() throws Exception {
    Files.createDirectory(folder.resolve("config"));
    Files.createFile(folder.resolve("config/local.yaml"));

    assertItIsRefused("is missing");
  }

  @Test
  void aLinkToAFileThatIsNotThereIsRefusedInOneLine() throws Exception {
    Files.createDirectory(folder.resolve("config"));
    Files.createSymbolicLink(folder.resolve(SETTINGS), Path.of("elsewhere.yaml"));

    assertItIsRefused("is missing");
  }

  @Test
  void aFolderInThePlaceOfItsFileIsRefusedInOneLine() throws Exception {
    Files.createDirectories(folder.resolve(SETTINGS));

    assertItIsRefused("is not a readable file");
  }

  private void assertItIsRefused(String why) throws Exception {
    RefusedStart start = RefusedStart.of(OperationsApplication.class, folder, Map.of());

    assertThat(start.lines())
        .containsExactly(
            "operations: %s %s in %s. Start this in the folder that contains config/"
                .formatted(SETTINGS, why, folder.toRealPath()));
    assertThat(start.exitCode()).isEqualTo(1);
  }
}
