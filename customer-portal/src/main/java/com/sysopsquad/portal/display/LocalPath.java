package com.sysopsquad.portal.display;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Pages of ours to which a form may say that it leads; never another site's. */
public final class LocalPath {

  private static final int LONGEST = 500;
  private static final String PATH = "/([A-Za-z0-9._~-]+(/[A-Za-z0-9._~-]+)*)?";
  private static final Pattern OURS = Pattern.compile(PATH);
  private static final Pattern ASKED = Pattern.compile(PATH + "(\\?[A-Za-z0-9._~%+=&-]*)?");

  /** The path if it is one of ours, or else the other one. */
  public static String of(@Nullable String path, String otherwise) {
    return path != null && matches(OURS, path) ? path : otherwise;
  }

  /** The same for a path with what is asked of it. */
  public static String withQuery(@Nullable String path, String otherwise) {
    return path != null && matches(ASKED, path) ? path : otherwise;
  }

  private static boolean matches(Pattern pattern, String path) {
    return path.length() <= LONGEST && pattern.matcher(path).matches();
  }

  private LocalPath() {}
}
