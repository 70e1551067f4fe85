package com.sysopsquad.portal.account;

import com.nulabinc.zxcvbn.StandardDictionaries;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Which passwords are good enough: long ones that are not among the most common. There are no rules
 * about their characters.
 */
@Component
public class PasswordPolicy {

  private static final int SHORTEST = 12;
  // bcrypt ignores further bytes.
  private static final int MOST_BYTES = 72;
  private static final String COMMON = "common-passwords.txt";

  private final Set<String> common = read();

  /**
   * Accepts a good password, in whichever form its accented characters arrive.
   *
   * @param own what everyone can know about its owner: name and email address
   * @throws WrongDetails if it is not good enough
   */
  public void check(String typed, String... own) {
    String password = Normalizer.normalize(typed, Form.NFC);
    if (password.codePointCount(0, password.length()) < SHORTEST) {
      throw new WrongDetails("account.short-password", SHORTEST);
    }
    if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      throw new WrongDetails("account.long-password", MOST_BYTES);
    }
    if (isCommon(password.toLowerCase(Locale.ROOT))) {
      throw new WrongDetails("account.common-password");
    }
    for (String known : own) {
      if (core(password.toLowerCase(Locale.ROOT))
          .equals(core(Normalizer.normalize(known, Form.NFC).toLowerCase(Locale.ROOT)))) {
        throw new WrongDetails("account.own-password");
      }
    }
  }

  private boolean isCommon(String password) {
    if (common.contains(password) || common.contains(core(password))) {
      return true;
    }
    String core = core(plain(password));
    return common.contains(core) || isRepeated(password, core);
  }

  /** A short text repeated several times, or a common word repeated. */
  private boolean isRepeated(String password, String core) {
    for (int length = 1; length <= password.length() / 2; length++) {
      String piece = password.substring(0, length);
      boolean repeated = piece.repeat(password.length() / length + 1).startsWith(password);
      if (repeated && (length <= 6 || common.contains(core(plain(piece))))) {
        return true;
      }
    }
    for (int length = 4; length <= core.length() / 2; length++) {
      String piece = core.substring(0, length);
      if (core.equals(piece.repeat(core.length() / length)) && common.contains(piece)) {
        return true;
      }
    }
    return false;
  }

  /** Without the digits and symbols that people put around a word. */
  private static String core(String password) {
    return password.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "").replaceAll("[\\s._-]", "");
  }

  /** With symbols replaced by the characters that they stand for. */
  private static String plain(String password) {
    String ends = password.replaceAll("^[^\\p{L}@$]+|[^\\p{L}@$]+$", "");
    return ends.replace('@', 'a')
        .replace('4', 'a')
        .replace('3', 'e')
        .replace('1', 'i')
        .replace('!', 'i')
        .replace('0', 'o')
        .replace('$', 's')
        .replace('5', 's')
        .replace('7', 't');
  }

  /** Our own list, which contains our names, and a well-known one of 30,000. */
  private static Set<String> read() {
    try (InputStream list = PasswordPolicy.class.getResourceAsStream(COMMON)) {
      String text =
          new String(Objects.requireNonNull(list, COMMON).readAllBytes(), StandardCharsets.UTF_8);
      return Stream.concat(
              text.lines().filter(line -> !line.startsWith("#") && !line.isBlank()),
              StandardDictionaries.PASSWORDS_LOADER.load().getRankedDictionary().keySet().stream())
          .map(String::strip)
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
