package com.sysopsquad.ops.remote;

import com.sysopsquad.ops.terminal.Formats;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Texts that a person gives to a command in a file, or says why they cannot be read. */
public final class TextFile {

  private static final int MOST_BYTES = 10_000_000;

  private TextFile() {}

  /**
   * The text of a file.
   *
   * @throws CommandFailed names the file and why it cannot be read
   */
  public static String read(Path file) {
    String name = Formats.plain(file.toString());
    if (Files.isDirectory(file)) {
      throw failed(name.isEmpty() ? "Enter the name of a file." : name + " is a folder.");
    }
    try (InputStream bytes = Files.newInputStream(file)) {
      return read(name, bytes);
    } catch (NoSuchFileException missing) {
      throw failed("There is no file %s.".formatted(name));
    } catch (AccessDeniedException denied) {
      throw failed("You are not allowed to read %s. Check its permissions.".formatted(name));
    } catch (IOException unreadable) {
      throw failed("%s cannot be read. Check its path and the disk.".formatted(name));
    }
  }

  /**
   * The text of standard input.
   *
   * @throws CommandFailed says why it cannot be read
   */
  public static String readStandardInput() {
    try {
      return read("Standard input", System.in);
    } catch (IOException unreadable) {
      throw failed("Standard input cannot be read.");
    }
  }

  private static String read(String name, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw failed(
          "%s is too large. At most %s bytes can be sent."
              .formatted(name, Formats.number(MOST_BYTES)));
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw failed(
          "%s is not UTF-8. Save it as UTF-8 (in Excel: CSV UTF-8) and try again.".formatted(name));
    }
  }

  private static CommandFailed failed(String sentence) {
    return new CommandFailed(ExitCodes.USAGE, sentence);
  }
}
