package com.sysopsquad.ops.remote;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.ops.OperationsStandIn;
import com.sysopsquad.ops.Shell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each command that reads a file says why it cannot.
 *
 * <p>Tried: a file that does not exist, a folder, a file in a file, another encoding, one that is
 * too large.
 */
class TextFileTests {

  private final OperationsStandIn operations = new OperationsStandIn();

  @TempDir private Path folder;

  @AfterEach
  void stopOperations() {
    operations.close();
  }

  static Stream<List<String>> commands() {
    return Stream.of(
        List.of("edit", "7", "--body"),
        List.of("calendars", "import", "holidays"),
        List.of("schedules", "import"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aFileThatDoesNotExistIsNamed(List<String> command) {
    Path missing = folder.resolve("missing");

    assertThat(refusal(command, missing)).contains("There is no file " + missing + ".");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aFolderIsNamedAsOne(List<String> command) {
    assertThat(refusal(command, folder)).contains(folder + " is a folder.");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void anotherEncodingIsNamed(List<String> command) throws IOException {
    Path latin = folder.resolve("latin.csv");
    Files.write(latin, "2026-12-25,Zoë".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(refusal(command, latin)).contains(latin + " is not UTF-8. Save it as UTF-8");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aFileThatIsTooLargeIsNotSent(List<String> command) throws IOException {
    Path large = Files.write(folder.resolve("large"), new byte[10_000_001]);

    assertThat(refusal(command, large))
        .contains(large + " is too large. At most 10,000,000 bytes can be sent.");
  }

  @Test
  void aFileInAFileIsNotThere() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "{}");

    assertThat(refusal(List.of("edit", "7", "--body"), file.resolve("inner")))
        .contains("inner cannot be read. Check its path and the disk.");
  }

  @Test
  void theTextIsSentAsItIs() throws IOException {
    operations.answering(
        "POST /api/calendars",
        200,
        "{\"name\":\"holidays\",\"weekends\":false,\"days\":{},\"version\":1,\"changedBy\":\"ada\"}");
    Path file = Files.writeString(folder.resolve("days.csv"), "\uFEFF2026-12-25,Zoë");

    Shell.run(
        Shell.signedIn(operations), "calendars", "import", "holidays", file.toString(), "--json");

    assertThat(operations.requests().getLast().body()).contains("\uFEFF2026-12-25,Zoë");
  }

  private String refusal(List<String> command, Path file) {
    Shell shell =
        Shell.run(
            Shell.signedIn(operations),
            Stream.concat(command.stream(), Stream.of(file.toString())).toArray(String[]::new));

    assertThat(shell.exitCode()).isEqualTo(ExitCodes.USAGE);
    assertThat(operations.requests()).isEmpty();
    return shell.err();
  }
}
