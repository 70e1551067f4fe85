package com.sysopsquad.portal.display;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Local pages that a form may name as its target; never another site's. */
public final class LocalPath {

  private static final int LONGEST = 500;
  private static final String PATH = "/([A-Za-z0-9._~-]+(/[A-Za-z0-9._~-]+)*)?";
  private static final Pattern OURS = Pattern.compile(PATH);
  private static final Pattern ASKED = Pattern.compile(PATH + "(\\?[A-Za-z0-9._~%+=&-]*)?");

  /** The path if it is local, or otherwise the other one. */
  public static String of(@Nullable String path, String otherwise) {
    return path != null && matches(OURS, path) ? path : otherwise;
  }

  /** The same for a path with a query. */
  public static String withQuery(@Nullable String path, String otherwise) {
    return path != null && matches(ASKED, path) ? path : otherwise;
  }

  private static boolean matches(Pattern pattern, String path) {
    return path.length() <= LONGEST && pattern.matcher(path).matches();
  }

  private LocalPath() {}
}
