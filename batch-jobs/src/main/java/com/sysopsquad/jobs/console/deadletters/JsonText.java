package com.sysopsquad.jobs.console.deadletters;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** JSON on lines of its own, each value exactly as it was written; other text stays as it is. */
final class JsonText {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String INDENT = "  ";
  private static final int DEEPEST_INDENT = 20;

  /** Longer texts stay as they are. */
  private static final int LONGEST = 200_000;

  private JsonText() {}

  static String format(String text) {
    if (text.length() > LONGEST) {
      return text;
    }
    try {
      if (!JSON.readTree(text).isContainer()) {
        return text;
      }
    } catch (JacksonException noJson) {
      return text;
    }
    return onLines(text);
  }

  private static String onLines(String json) {
    StringBuilder out = new StringBuilder(json.length() * 2);
    int depth = 0;
    boolean quoted = false;
    boolean escaped = false;
    for (int at = 0; at < json.length(); at++) {
      char next = json.charAt(at);
      if (quoted) {
        out.append(next);
        quoted = escaped || next != '"';
        escaped = !escaped && next == '\\';
      } else if (next == '"') {
        quoted = true;
        out.append(next);
      } else if (next == '{' || next == '[') {
        out.append(next);
        depth++;
        line(out, depth);
      } else if (next == '}' || next == ']') {
        depth--;
        int end = lastWritten(out);
        if (out.charAt(end) == '{' || out.charAt(end) == '[') {
          out.setLength(end + 1);
        } else {
          line(out, depth);
        }
        out.append(next);
      } else if (next == ',') {
        out.append(next);
        line(out, depth);
      } else if (next == ':') {
        out.append(": ");
      } else if (!Character.isWhitespace(next)) {
        out.append(next);
      }
    }
    return out.toString();
  }

  private static int lastWritten(StringBuilder out) {
    int at = out.length() - 1;
    while (at > 0 && Character.isWhitespace(out.charAt(at))) {
      at--;
    }
    return at;
  }

  private static void line(StringBuilder out, int depth) {
    out.append('\n').append(INDENT.repeat(Math.clamp(depth, 0, DEEPEST_INDENT)));
  }
}
