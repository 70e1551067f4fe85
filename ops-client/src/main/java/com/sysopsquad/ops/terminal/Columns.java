package com.sysopsquad.ops.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How many columns of a terminal a text takes: East Asian characters and emoji take two, combining
 * marks take none.
 */
final class Columns {

  private static final Pattern CLUSTER = Pattern.compile("\\X");
  private static final int EMOJI_STYLE = 0xFE0F;

  // From and to, both wide; Unicode 17, East_Asian_Width W and F. Emoji are asked for by
  // themselves.
  private static final int[] WIDE = {
    0x1100, 0x115F, 0x2E80, 0x303E, 0x3041, 0x33FF, 0x3400, 0x4DBF, 0x4E00, 0xA4CF, 0xA960, 0xA97C,
    0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE10, 0xFE19, 0xFE30, 0xFE6F, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6,
    0x16FE0, 0x18DFF, 0x1AFF0, 0x1B2FF, 0x1D300, 0x1D376, 0x1F200, 0x1F265, 0x20000, 0x3FFFD
  };

  private Columns() {}

  static int of(String text) {
    return clusters(text).stream().mapToInt(Columns::ofCluster).sum();
  }

  /** The text if it fits, or its beginning with an ellipsis. */
  static String cut(String text, int columns) {
    return of(text) <= columns ? text : beginning(text, columns - 1) + "…";
  }

  /** The text on lines of at most so many columns, broken between words where possible. */
  static List<String> wrap(String text, int columns) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (of(longer) <= columns) {
        line = longer;
        continue;
      }
      if (!line.isEmpty()) {
        lines.add(line);
      }
      line = word;
      while (of(line) > columns) {
        String beginning = beginning(line, columns);
        lines.add(beginning);
        line = line.substring(beginning.length());
      }
    }
    lines.add(line);
    return lines;
  }

  /** As much of the text as fits, and at least one character. */
  private static String beginning(String text, int columns) {
    StringBuilder beginning = new StringBuilder();
    int taken = 0;
    for (String cluster : clusters(text)) {
      taken += ofCluster(cluster);
      if (taken > columns && !beginning.isEmpty()) {
        break;
      }
      beginning.append(cluster);
    }
    return beginning.toString();
  }

  private static List<String> clusters(String text) {
    return CLUSTER.matcher(text).results().map(MatchResult::group).toList();
  }

  private static int ofCluster(String cluster) {
    if (cluster.codePoints().anyMatch(Columns::isEmoji)) {
      return 2;
    }
    return cluster.codePoints().map(Columns::ofCharacter).sum();
  }

  private static boolean isEmoji(int character) {
    return character == EMOJI_STYLE || Character.isEmojiPresentation(character);
  }

  private static int ofCharacter(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.FORMAT,
          Character.CONTROL ->
          0;
      default -> isVowelOfSyllable(character) ? 0 : isWide(character) ? 2 : 1;
    };
  }

  /** Korean vowels and endings that are written into the block of the consonant before them. */
  private static boolean isVowelOfSyllable(int character) {
    return character >= 0x1160 && character <= 0x11FF;
  }

  private static boolean isWide(int character) {
    for (int range = 0; range < WIDE.length; range += 2) {
      if (character >= WIDE[range] && character <= WIDE[range + 1]) {
        return true;
      }
    }
    return false;
  }
}
