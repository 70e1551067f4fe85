package com.sysopsquad.portal.security.page;

import com.sysopsquad.portal.display.Language;
import com.sysopsquad.portal.security.session.SessionMarks;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.SimpleTimeZoneAwareLocaleContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleContextResolver;

/**
 * The language, country and time zone of a page: the signed-in customer's preference, or otherwise
 * the setting of this browser, or otherwise what it asks for, or otherwise American English.
 */
@Component("localeResolver")
public class PageLocale implements LocaleContextResolver {

  private static final String COOKIE = "language";
  private static final Duration KEPT = Duration.ofDays(365);
  private static final String KNOWN = PageLocale.class.getName();

  /** Makes this browser show pages in the language, whoever uses it. */
  public void remember(
      HttpServletRequest request, HttpServletResponse response, Language language) {
    ResponseCookie cookie =
        ResponseCookie.from(COOKIE, language.code())
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .path("/")
            .maxAge(KEPT)
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }

  @Override
  public LocaleContext resolveLocaleContext(HttpServletRequest request) {
    return new SimpleTimeZoneAwareLocaleContext(resolveLocale(request), timeZone(request));
  }

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    if (request.getAttribute(KNOWN) instanceof Locale known) {
      return known;
    }
    Locale locale = localeOf(request);
    request.setAttribute(KNOWN, locale);
    return locale;
  }

  @Override
  public void setLocaleContext(
      HttpServletRequest request,
      @Nullable HttpServletResponse response,
      @Nullable LocaleContext locale) {
    throw new UnsupportedOperationException("Customers choose their language by a form");
  }

  private static Locale localeOf(HttpServletRequest request) {
    List<Locale> asked = asked(request);
    return chosen(request)
        .map(
            language ->
                asked.stream()
                    .filter(locale -> locale.getLanguage().equals(language.code()))
                    .findFirst()
                    .map(locale -> language.locale(locale.getCountry()))
                    .orElseGet(language::locale))
        .or(() -> asked.stream().flatMap(PageLocale::ours).findFirst())
        .orElseGet(Language.ENGLISH::locale);
  }

  private static Optional<Language> chosen(HttpServletRequest request) {
    return session(request)
        .flatMap(SessionMarks::language)
        .or(() -> cookie(request).flatMap(Language::of));
  }

  private static Stream<Locale> ours(Locale asked) {
    return Language.of(asked.getLanguage()).stream()
        .map(language -> language.locale(asked.getCountry()));
  }

  /** What the browser asks for; not the server's default, if the browser asks for nothing. */
  private static List<Locale> asked(HttpServletRequest request) {
    return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
        ? List.of()
        : Collections.list(request.getLocales());
  }

  private static @Nullable TimeZone timeZone(HttpServletRequest request) {
    return session(request).flatMap(SessionMarks::timeZone).map(TimeZone::getTimeZone).orElse(null);
  }

  private static Optional<HttpSession> session(HttpServletRequest request) {
    return Optional.ofNullable(request.getSession(false));
  }

  private static Optional<String> cookie(HttpServletRequest request) {
    return Optional.ofNullable(request.getCookies())
        .map(Arrays::stream)
        .orElseGet(Stream::empty)
        .filter(cookie -> cookie.getName().equals(COOKIE))
        .map(Cookie::getValue)
        .findFirst();
  }
}
