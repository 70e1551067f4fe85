package com.sysopsquad.jobs.console.deadletters;

import java.util.ArrayList;
import java.util.List;

/** The lines of two texts, and which of them only one has. */
final class TextDiff {

  /** The time and memory of a comparison grow with the square of this. */
  private static final int MOST_LINES = 1_500;

  private TextDiff() {}

  /** Where a line is from. */
  enum Side {
    BOTH(" ", "same"),
    ORIGINAL("-", "removed"),
    COPY("+", "added");

    private final String sign;
    private final String look;

    Side(String sign, String look) {
      this.sign = sign;
      this.look = look;
    }
  }

  /** A line of one of the texts, or of both. */
  record Line(Side side, String text) {

    /** The sign that stands before it. */
    public String sign() {
      return side.sign;
    }

    /** The class of the style sheet for it. */
    public String look() {
      return side.look;
    }
  }

  /** The lines in order; empty if one of the texts is too long to be compared. */
  static List<Line> of(String original, String copy) {
    List<String> before = original.lines().toList();
    List<String> after = copy.lines().toList();
    if (before.size() > MOST_LINES || after.size() > MOST_LINES) {
      return List.of();
    }
    int[][] common = common(before, after);
    List<Line> lines = new ArrayList<>();
    int left = 0;
    int right = 0;
    while (left < before.size() || right < after.size()) {
      if (left < before.size()
          && right < after.size()
          && before.get(left).equals(after.get(right))) {
        lines.add(new Line(Side.BOTH, before.get(left)));
        left++;
        right++;
      } else if (right == after.size()
          || (left < before.size() && common[left + 1][right] >= common[left][right + 1])) {
        lines.add(new Line(Side.ORIGINAL, before.get(left)));
        left++;
      } else {
        lines.add(new Line(Side.COPY, after.get(right)));
        right++;
      }
    }
    return List.copyOf(lines);
  }

  /** How many lines the rests of both texts have in common, at most. */
  private static int[][] common(List<String> before, List<String> after) {
    int[][] common = new int[before.size() + 1][after.size() + 1];
    for (int left = before.size() - 1; left >= 0; left--) {
      for (int right = after.size() - 1; right >= 0; right--) {
        common[left][right] =
            before.get(left).equals(after.get(right))
                ? common[left + 1][right + 1] + 1
                : Math.max(common[left + 1][right], common[left][right + 1]);
      }
    }
    return common;
  }
}
