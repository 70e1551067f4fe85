package com.sysopsquad.portal.security;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Pages of ours to which a form may say that it leads; never another site's. */
final class LocalPath {

  private static final Pattern OURS = Pattern.compile("/([A-Za-z0-9._~-]+(/[A-Za-z0-9._~-]+)*)?");

  /** The path if it is one of ours, or else the other one. */
  static String of(@Nullable String path, String otherwise) {
    return path != null && path.length() <= 500 && OURS.matcher(path).matches() ? path : otherwise;
  }

  private LocalPath() {}
}
