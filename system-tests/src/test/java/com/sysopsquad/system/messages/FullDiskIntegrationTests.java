package com.sysopsquad.system.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk of broker and database is full for a while, and then everything goes on by itself. */
@Tag("crash")
class FullDiskIntegrationTests {

  private static final List<String> NAMESPACE = List.of("unshare", "-Urm");

  @TempDir Path folder;

  @Test
  void everythingGoesOnByItselfOnceThereIsSpace() throws Exception {
    assumeThat(run(NAMESPACE, List.of("mount", "-t", "tmpfs", "tmpfs", folder.toString())).code())
        .as("unshare -Urm may not mount a file system here")
        .isZero();

    Said said =
        run(
            NAMESPACE,
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Duser.timezone=UTC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                SmallDisk.class.getName(),
                folder.toString(),
                "20261129"));

    System.out.println(said.text());
    assertThat(said.code()).as(said.text()).isZero();
    assertThat(said.text()).contains("full disk", "lost 0 duplicated 0 phantom 0 reordered 0");
  }

  /** What a command wrote, both streams together, and how it ended. */
  private record Said(int code, String text) {}

  private Said run(List<String> how, List<String> what) throws Exception {
    Path output = Files.createTempFile("small-disk", ".out");
    try {
      Process process =
          new ProcessBuilder(Stream.concat(how.stream(), what.stream()).toList())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(10, TimeUnit.MINUTES)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
      return new Said(process.waitFor(), Files.readString(output, StandardCharsets.UTF_8));
    } catch (IOException missing) {
      return new Said(-1, String.valueOf(missing.getMessage()));
    } finally {
      Files.deleteIfExists(output);
    }
  }
}
