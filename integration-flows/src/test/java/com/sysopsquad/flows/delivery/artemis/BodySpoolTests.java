package com.sysopsquad.flows.delivery.artemis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A body is whole in memory, whole in a file, or counted and hashed, whatever its pieces are. */
class BodySpoolTests {

  private static final int IN_MEMORY = 1_000;
  private static final int IN_FILE = 5_000;

  /** Tried: nothing, both bounds and one byte more, in one piece, in many, and byte by byte. */
  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "999, 7",
    "1000, 1000",
    "1000, 1",
    "1001, 1001",
    "1001, 1",
    "1001, 1000",
    "5000, 5000",
    "5000, 999",
    "5001, 5001",
    "5001, 1",
    "5001, 5000",
    "90000, 10240"
  })
  void aBodyIsKeptAsFarAsItsSizeAllows(int size, int piece) throws Exception {
    byte[] body = new byte[size];
    new Random(size).nextBytes(body);
    BodySpool spool = new BodySpool(IN_MEMORY, IN_FILE);

    for (int from = 0; from < size; from += piece) {
      spool.write(body, from, Math.min(piece, size - from));
    }

    assertThat(spool.size()).isEqualTo(size);
    assertThat(spool.isInMemory()).isEqualTo(size <= IN_MEMORY);
    assertThat(spool.beginning()).isEqualTo(Arrays.copyOf(body, Math.min(size, IN_MEMORY)));
    assertThat(spool.beginning(10)).isEqualTo(Arrays.copyOf(body, Math.min(size, 10)));
    assertThat(file(spool)).isEqualTo(size > IN_MEMORY && size <= IN_FILE ? body : new byte[0]);
    assertThat(spool.sha256())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body)));
    spool.forget();
    assertThat(file(spool)).isEmpty();
  }

  @Test
  void aProcessThatIsKilledLeavesNothingBehind(@TempDir Path temporary) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Killed.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader told = process.inputReader()) {
      assertThat(told.readLine()).isEqualTo(Killed.WRITTEN);
    } finally {
      process.destroyForcibly().waitFor();
    }

    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left).noneMatch(path -> path.toString().endsWith(".body"));
    }
  }

  /** Keeps a body in a file until it is killed. */
  static final class Killed {

    static final String WRITTEN = "written";

    private Killed() {}

    public static void main(String[] arguments) throws IOException {
      BodySpool spool = new BodySpool(IN_MEMORY, IN_FILE);
      spool.write(new byte[IN_FILE]);
      System.out.println(WRITTEN);
      while (System.in.read() >= 0) {
        spool.flush();
      }
      spool.forget();
    }
  }

  private static byte[] file(BodySpool spool) throws IOException {
    try (InputStream whole = spool.whole()) {
      return whole == null ? new byte[0] : whole.readAllBytes();
    }
  }
}
