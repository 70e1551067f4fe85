package com.sysopsquad.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * Whoever is not signed in leaves no session, and a cookie leads nobody elsewhere.
 *
 * <p>Tried: with and without TLS, signed in, while a passkey is asked for; pages and forms that
 * somebody wanted; cookies that lead to other hosts.
 */
class NothingKeptTests {

  private final PageTokens tokens = new PageTokens();
  private final WantedPage wanted = new WantedPage(_ -> true);
  private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/tickets");
  private final MockHttpServletResponse response = new MockHttpServletResponse();

  @Test
  void theTokenOfSomebodyWithoutASessionIsInACookie() {
    CsrfToken token = tokens.generateToken(request);
    tokens.saveToken(token, request, response);

    assertThat(request.getSession(false)).isNull();
    Cookie cookie = response.getCookie(PageTokens.COOKIE);
    assertThat(cookie).isNotNull();
    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.getSecure()).isFalse();
    MockHttpServletRequest next = new MockHttpServletRequest("POST", "/sign-in");
    next.setCookies(cookie);
    assertThat(tokens.loadToken(next))
        .isNotNull()
        .extracting(CsrfToken::getToken)
        .isEqualTo(token.getToken());
  }

  @Test
  void theCookieIsSecureBehindTls() {
    request.setSecure(true);
    tokens.saveToken(tokens.generateToken(request), request, response);

    assertThat(response.getCookie(PageTokens.COOKIE))
        .isNotNull()
        .extracting(Cookie::getSecure)
        .isEqualTo(true);
  }

  @Test
  void aCookieDoesNotCountForWhoeverIsSignedIn() {
    request.setCookies(new Cookie(PageTokens.COOKIE, "put there by somebody"));
    request.getSession().setAttribute("SPRING_SECURITY_CONTEXT", "somebody");

    assertThat(tokens.loadToken(request)).isNull();
    CsrfToken token = tokens.generateToken(request);
    tokens.saveToken(token, request, response);
    assertThat(tokens.loadToken(request))
        .isNotNull()
        .extracting(CsrfToken::getToken)
        .isEqualTo(token.getToken());
    assertThat(response.getCookies()).isEmpty();
  }

  @Test
  void aSessionThatBeginsBeforeTheSignInLeavesAFormItsToken() {
    request.setCookies(new Cookie(PageTokens.COOKIE, "a token"));
    request.getSession().setAttribute("challenge", "of a passkey");

    assertThat(tokens.loadToken(request))
        .isNotNull()
        .extracting(CsrfToken::getToken)
        .isEqualTo("a token");
  }

  @Test
  void aPageThatSomebodyWantsIsRememberedWithoutASessionAndWithoutAHost() {
    request.setQueryString("page=2");
    request.setServerName("evil.example");

    wanted.saveRequest(request, response);

    assertThat(request.getSession(false)).isNull();
    MockHttpServletRequest next = new MockHttpServletRequest("POST", "/sign-in");
    next.setCookies(response.getCookies());
    assertThat(wanted.getRequest(next, response))
        .isNotNull()
        .satisfies(page -> assertThat(page.getRedirectUrl()).isEqualTo("/tickets?page=2"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "/\r\nSet-Cookie: a=b",
        "evil",
        ""
      })
  void aCookieLeadsToOurPagesOnly(String page) {
    request.setCookies(
        new Cookie(
            WantedPage.COOKIE,
            Base64.getUrlEncoder().encodeToString(page.getBytes(StandardCharsets.UTF_8))));

    assertThat(wanted.getRequest(request, response)).isNull();
  }

  @Test
  void aFormIsNotAskedForAnew() {
    wanted.saveRequest(new MockHttpServletRequest("POST", "/tickets"), response);

    assertThat(response.getCookies()).isEmpty();
  }
}
