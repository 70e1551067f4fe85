package com.sysopsquad.portal.security.session;

import com.sysopsquad.flows.masking.CardNumbers;
import com.sysopsquad.portal.account.Preferences.Wishes;
import com.sysopsquad.portal.display.Language;
import com.sysopsquad.portal.display.Theme;
import com.sysopsquad.portal.security.event.Client;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a session stores about its sign-in: plain texts and numbers, which every release can read.
 */
public final class SessionMarks {

  static final String ADDRESS = "sysops.address";
  static final String BROWSER = "sysops.browser";
  private static final String SIGNED_IN_AT = "sysops.signed-in-at";
  private static final String PROVEN_AT = "sysops.proven-at";
  private static final String TIME_ZONE = "sysops.time-zone";
  private static final String LANGUAGE = "sysops.language";
  private static final String TYPED = "sysops.typed-email";
  private static final String THEME = "sysops.theme";

  /** Records when, from where and with which browser someone signed in. */
  public static void signedIn(HttpSession session, Client client, Instant now) {
    session.setAttribute(SIGNED_IN_AT, now.toEpochMilli());
    session.setAttribute(ADDRESS, client.address());
    session.setAttribute(BROWSER, client.browser());
    proven(session, now);
  }

  /** Records that the customer has just proved their identity. */
  public static void proven(HttpSession session, Instant now) {
    session.setAttribute(PROVEN_AT, now.toEpochMilli());
  }

  /** Records the email address of a failed sign-in, for the next page, unless it is a card's. */
  public static void typed(HttpSession session, String email) {
    if (!CardNumbers.in(email)) {
      session.setAttribute(TYPED, email);
    }
  }

  /** Returns that address, once; empty if there is none. */
  public static String lastTyped(@Nullable HttpSession session) {
    if (session == null || !(session.getAttribute(TYPED) instanceof String email)) {
      return "";
    }
    session.removeAttribute(TYPED);
    return email;
  }

  /** Records the customer's preferences for pages. */
  public static void reads(HttpSession session, Wishes wishes) {
    session.setAttribute(LANGUAGE, wishes.language().code());
    session.setAttribute(THEME, wishes.theme().code());
    ZoneId zone = wishes.timeZone();
    if (zone == null) {
      session.removeAttribute(TIME_ZONE);
    } else {
      session.setAttribute(TIME_ZONE, zone.getId());
    }
  }

  public static Optional<Language> language(HttpSession session) {
    return session.getAttribute(LANGUAGE) instanceof String code
        ? Language.of(code)
        : Optional.empty();
  }

  public static Optional<Theme> theme(HttpSession session) {
    return session.getAttribute(THEME) instanceof String code ? Theme.of(code) : Optional.empty();
  }

  public static Optional<ZoneId> timeZone(HttpSession session) {
    return session.getAttribute(TIME_ZONE) instanceof String zone
        ? Optional.of(ZoneId.of(zone))
        : Optional.empty();
  }

  public static Optional<Instant> signedInAt(Function<String, @Nullable Object> attributes) {
    return moment(attributes, SIGNED_IN_AT);
  }

  public static Optional<Instant> provenAt(Function<String, @Nullable Object> attributes) {
    return moment(attributes, PROVEN_AT);
  }

  static String text(Function<String, @Nullable Object> attributes, String name) {
    return attributes.apply(name) instanceof String text ? text : "unknown";
  }

  private static Optional<Instant> moment(
      Function<String, @Nullable Object> attributes, String name) {
    return attributes.apply(name) instanceof Long millis
        ? Optional.of(Instant.ofEpochMilli(millis))
        : Optional.empty();
  }

  private SessionMarks() {}
}
