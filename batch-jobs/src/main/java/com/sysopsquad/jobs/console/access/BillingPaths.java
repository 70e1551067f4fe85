package com.sysopsquad.jobs.console.access;

import java.util.stream.Stream;

/**
 * The paths of the billing desk: pages and API that require the role billing, to read and to act.
 */
final class BillingPaths {

  private static final String[] PAGES = {"/accounts", "/alerts", "/parked-bills", "/corrections"};

  private BillingPaths() {}

  static String[] pages() {
    return Stream.of(PAGES).map(path -> path + "/**").toArray(String[]::new);
  }

  static String[] api() {
    return Stream.of(PAGES).map(path -> "/api" + path + "/**").toArray(String[]::new);
  }

  /** Whether a path, without its context, belongs to the billing desk. */
  static boolean contain(String path) {
    String page = path.startsWith("/api/") ? path.substring("/api".length()) : path;
    return Stream.of(PAGES).anyMatch(each -> page.equals(each) || page.startsWith(each + "/"));
  }
}
