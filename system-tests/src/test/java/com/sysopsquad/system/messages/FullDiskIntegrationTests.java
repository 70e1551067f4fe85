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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk of broker and database is full for a while, and then everything goes on by itself.
 *
 * <p>Tried: broker and database in processes of their own, and everything under {@code ./run}; the
 * broker while it writes its journal, and while it writes pages.
 */
@Tag("crash")
class FullDiskIntegrationTests {

  private static final List<String> NAMESPACE = List.of("unshare", "-Urm");

  @TempDir Path folder;

  @BeforeEach
  void requireNamespace() throws Exception {
    assumeThat(run(NAMESPACE, List.of("mount", "-t", "tmpfs", "tmpfs", folder.toString())).code())
        .as("unshare -Urm may not mount a file system here")
        .isZero();
  }

  @Test
  void everythingGoesOnByItselfOnceThereIsSpace() throws Exception {
    Said said = run(NAMESPACE, java(SmallDisk.class, folder.toString(), "20261129"));

    System.out.println(said.text());
    assertThat(said.code()).as(said.text()).isZero();
    assertThat(said.text()).contains("full disk", "lost 0 duplicated 0 phantom 0 reordered 0");
  }

  /** With all processes under the supervisor, which restarts what has ended. */
  @Test
  void theStatusTellsOfTheDiskAndTheSupervisorRestartsEverything() throws Exception {
    Said said = run(NAMESPACE, java(RunOnSmallDisk.class, folder.toString()));

    System.out.println(said.text());
    assertThat(said.code()).as(said.text()).isZero();
    assertThat(said.text())
        .containsSubsequence(
            "platform     stopped", "the disk has only", "platform     running", "goes on");
  }

  private static List<String> java(Class<?> program, String... arguments) {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-Duser.timezone=UTC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            program.getName());
    return Stream.concat(command.stream(), Stream.of(arguments)).toList();
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
