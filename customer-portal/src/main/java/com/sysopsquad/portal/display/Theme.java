package com.sysopsquad.portal.display;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether pages are light or dark. */
public enum Theme {
  /** As set on the reader's device. */
  SYSTEM,
  LIGHT,
  DARK;

  /** The theme of this code, such as {@code dark}, if it is one. */
  public static Optional<Theme> of(@Nullable String code) {
    return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
  }

  /** Its name in forms, sessions and the database. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
