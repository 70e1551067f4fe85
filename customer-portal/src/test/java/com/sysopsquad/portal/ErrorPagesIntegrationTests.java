package com.sysopsquad.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.RequestDispatcher;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.View;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

@PortalTest
class ErrorPagesIntegrationTests {

  @Autowired MockMvc mvc;
  @Autowired ThymeleafViewResolver pages;
  @Autowired WebApplicationContext context;
  @LocalServerPort int port;

  @ParameterizedTest
  @CsvSource({
    "400, That did not work, Das hat nicht funktioniert",
    "403, This page has expired, Diese Seite ist abgelaufen",
    "404, Page not found, Seite nicht gefunden",
    "405, This page cannot be opened directly, Diese Seite kann nicht direkt aufgerufen werden",
    "409, That did not work, Das hat nicht funktioniert",
    "413, Request too large, Anfrage zu groß",
    "415, Format not supported, Format nicht unterstützt",
    "422, That did not work, Das hat nicht funktioniert",
    "429, Too many attempts, Zu viele Versuche",
    "500, Something went wrong on our side, Bei uns ist etwas schiefgegangen",
    "503, We are very busy right now, Gerade ist sehr viel los"
  })
  void everyErrorSaysInBothLanguagesWhatToDo(int code, String english, String german)
      throws Exception {
    for (String language : new String[] {"en-US", "de-DE"}) {
      mvc.perform(
              get("/error")
                  .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, code)
                  .requestAttr(
                      RequestDispatcher.ERROR_EXCEPTION, new IllegalStateException("inside"))
                  .accept(MediaType.TEXT_HTML)
                  .header("Accept-Language", language))
          .andExpect(status().is(code))
          .andExpect(content().string(containsString(language.equals("de-DE") ? german : english)))
          .andExpect(content().string(containsString("btn-primary")))
          .andExpect(content().string(not(containsString("inside"))))
          .andExpect(content().string(not(containsString("Exception"))));
    }
  }

  @Test
  void aPageThatFailsHalfWayHasSentNothingThatWouldKeepAnErrorPageAway() throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setAttribute(DispatcherServlet.WEB_APPLICATION_CONTEXT_ATTRIBUTE, context);
    MockHttpServletResponse response = new MockHttpServletResponse();
    View signIn = Objects.requireNonNull(pages.resolveViewName("sign-in", Locale.US));

    // What stands below its form wants a token that is missing here.
    assertThatThrownBy(() -> signIn.render(Map.of(), request, response))
        .hasStackTraceContaining("_csrf");

    assertThat(response.isCommitted()).isFalse();
    assertThat(response.getContentAsByteArray()).isEmpty();
  }

  @Test
  void whoHasToWaitIsToldForHowLong() throws Exception {
    PortalVisitor visitor = new PortalVisitor(mvc);
    String email = "nobody-" + UUID.randomUUID() + "@example.test";
    for (int i = 0; i < 5; i++) {
      visitor.signIn(email, "a guess");
    }

    visitor
        .signIn(email, "a guess")
        .andExpect(status().isTooManyRequests())
        .andExpect(header().string("Retry-After", "180"));

    mvc.perform(
            get("/error")
                .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 429)
                .requestAttr("minutes", 3L)
                .accept(MediaType.TEXT_HTML))
        .andExpect(content().string(containsString("Try again in 3 minutes")));
  }

  @Test
  void anErrorIsWrittenInTheLanguageOfTheBrowser() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> missing =
          client.send(
              HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/language"))
                  .header("Accept", "text/html")
                  .header("Accept-Language", "de")
                  .build(),
              HttpResponse.BodyHandlers.ofString());

      assertThat(missing.statusCode()).isEqualTo(405);
      assertThat(missing.body())
          .contains("<html lang=\"de\"", "kann nicht direkt aufgerufen werden");
      assertThat(missing.headers().firstValue("Content-Security-Policy")).isPresent();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /%zz HTTP/1.1",
        "GET /assets/%00 HTTP/1.1",
        "GET /assets/..%2f..%2fapplication.yaml HTTP/1.1",
        "GET /sign-in?token=%zz%E0%80 HTTP/1.1",
        "GET /sign-in;a=b HTTP/1.1",
        "GET //sign-in HTTP/1.1",
        "GET /<script> HTTP/1.1",
        "BREW /sign-in HTTP/1.1",
        "TRACE /sign-in HTTP/1.1",
        "PROPFIND / HTTP/1.1",
        "OPTIONS /sign-in HTTP/1.1",
        "POST /sign-in HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded"
            + "\r\nContent-Length: 3",
        "POST /sign-in HTTP/1.1\r\nContent-Type: text/xml\r\nContent-Length: 3",
        "POST /sign-in HTTP/1.1\r\nContent-Type: nonsense/\0\r\nContent-Length: 3",
        "POST /sign-in HTTP/1.1\r\nContent-Type: multipart/form-data\r\nContent-Length: 3",
        "GET /sign-in HTTP/1.1\r\nAccept: nonsense",
        "GET /sign-in HTTP/1.1\r\nAccept-Language: %%%,,;q=z",
        "GET /sign-in HTTP/1.1\r\nCookie: SYSOPS_SESSION=%%%; language=<script>; =;",
        "GET /assets/none HTTP/1.1\r\nRange: bytes=9-1",
        "NONSENSE"
      })
  void anOddRequestLearnsNothingOfTheInside(String request) throws IOException {
    String answer = send(request);

    assertThat(answer).startsWith("HTTP/1.1 ").doesNotContain("HTTP/1.1 5");
    assertThat(answer).doesNotContain("Exception", "\tat ", "Apache", "Tomcat", "<script>");
  }

  @Test
  void whatCannotBeDecodedIsToldOnAPage() throws IOException {
    assertThat(send("GET /sign-in?token=%zz%E0%80 HTTP/1.1\r\nAccept: text/html"))
        .startsWith("HTTP/1.1 400")
        .contains("That did not work", "Content-Security-Policy");
  }

  @Test
  void aFormThatCannotBeDecodedIsToldOnAPage() throws IOException {
    assertThat(
            send(
                "POST /sign-in HTTP/1.1\r\nAccept: text/html"
                    + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 3"))
        .startsWith("HTTP/1.1 400")
        .contains("That did not work", "Content-Security-Policy")
        .doesNotContain("This address");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /customers/%ff HTTP/1.1",
        "GET /%zz HTTP/1.1",
        "GET /tickets/%C3%28?q=x HTTP/1.1",
        "POST /cards/%ff/remove HTTP/1.1",
        "GET /plans?q=%ff HTTP/1.1",
        "GET /sign-in?email=%C3%28 HTTP/1.1"
      })
  void anAddressThatCannotBeDecodedIsToldOnAPageOfOurs(String request) throws IOException {
    assertThat(send(request + "\r\nAccept: text/html,*/*;q=0.8\r\nAccept-Language: de"))
        .startsWith("HTTP/1.1 400")
        .contains(
            "Das hat nicht funktioniert",
            "Diese Adresse ist ungültig.",
            "text/html",
            "Content-Security-Policy",
            "X-Content-Type-Options: nosniff")
        .doesNotContain("HTTP Status", "Tomcat");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/v1/customers/%ff HTTP/1.1\r\nAccept: application/json",
        "GET /api/v1/customers/%ff HTTP/1.1\r\nAccept: text/html",
        "GET /api/v1/customers?email=%ff HTTP/1.1\r\nAccept: application/json",
        "GET /api/v1/contracts?q=%C3%28 HTTP/1.1",
        "PUT /api/v1/customers/me/details?x=%zz HTTP/1.1\r\nContent-Type: application/json"
            + "\r\nContent-Length: 3",
        "GET /customers/%ff HTTP/1.1\r\nAccept: application/json"
      })
  void anAddressThatCannotBeDecodedIsAProblemForTheApi(String request) throws IOException {
    assertThat(send(request))
        .startsWith("HTTP/1.1 400")
        .contains(
            "application/problem+json",
            "urn:sysopsquad:problem:unreadable",
            "The address is not valid.",
            "X-Content-Type-Options: nosniff")
        .doesNotContain("timestamp", "HTTP Status", "Tomcat");
  }

  /**
   * Tried: a raw accented character and characters of markup in the path and in the query, 9,000
   * characters, a control character in a cookie, a length that is no number, two lengths, a form
   * with such a length, and methods and versions that nobody serves.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "400 GET /sign-in?name=Zoë HTTP/1.1",
        "400 GET /Zoë HTTP/1.1",
        "400 GET /sign-in?a=|\"<> HTTP/1.1",
        "400 GET /sign-in HTTP/1.1\r\nCookie: language=\1",
        "400 GET /sign-in HTTP/1.1\r\nContent-Length: abc",
        "400 GET /sign-in HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2",
        "400 POST /sign-in HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded"
            + "\r\nContent-Length: abc",
        "405 TRACE /?email=%ff HTTP/1.1",
        "501 CONNECT localhost:80 HTTP/1.1",
        "505 GET /sign-in HTTP/3.0"
      })
  void whatIsRefusedBeforeItIsReadIsToldOnAPageOfOurs(String request) throws IOException {
    assertThat(send(request.substring(4) + "\r\nAccept: text/html,*/*;q=0.8"))
        .startsWith("HTTP/1.1 " + request.substring(0, 3))
        .contains("text/html", "Content-Security-Policy", "btn-primary")
        .doesNotContain("problem+json", "HTTP Status", "Tomcat", "on our side");
  }

  @Test
  void anAddressThatIsTooLongIsToldOnAPageOfOurs() throws IOException {
    assertThat(send("GET /sign-in?" + "a".repeat(9_000) + " HTTP/1.1\r\nAccept: text/html"))
        .startsWith("HTTP/1.1 4")
        .contains("text/html", "Content-Security-Policy", "btn-primary")
        .doesNotContain("problem+json", "HTTP Status", "Tomcat");
  }

  @ParameterizedTest
  @CsvSource({
    "GET /api/v1/customers HTTP/1.1, Content-Length: abc, 400, unreadable",
    "POST /api/v1/customers HTTP/1.1, Content-Length: -1, 400, unreadable",
    "TRACE /api/v1/customers?q=%ff HTTP/1.1, Accept: */*, 405, wrong-method",
    "CONNECT localhost:80 HTTP/1.1, Accept: application/json, 501, not-served",
    "GET /api/v1/customers HTTP/3.0, Accept: application/json, 505, wrong-version"
  })
  void whatIsRefusedBeforeItIsReadIsAProblemForTheApi(
      String request, String header, int status, String problem) throws IOException {
    assertThat(send(request + "\r\n" + header))
        .startsWith("HTTP/1.1 " + status)
        .contains("application/problem+json", "urn:sysopsquad:problem:" + problem);
  }

  @Test
  void theAddressOfErrorsItselfIsNoPage() throws IOException {
    assertThat(send("GET /error HTTP/1.1\r\nAccept: text/html"))
        .startsWith("HTTP/1.1 404")
        .contains("Page not found");
    for (String accept : new String[] {"application/json", "application/problem+json", "*/*"}) {
      assertThat(send("GET /error HTTP/1.1\r\nAccept: " + accept))
          .startsWith("HTTP/1.1 404")
          .contains("application/problem+json", "urn:sysopsquad:problem:not-found");
    }
  }

  @Test
  void aHugeHeaderIsRefused() throws IOException {
    assertThat(send("GET /sign-in HTTP/1.1\r\nX-Much: " + "x".repeat(50_000)))
        .startsWith("HTTP/1.1 4")
        .doesNotContain("Exception", "Apache", "Tomcat");
  }

  private String send(String request) throws IOException {
    try (Socket socket = new Socket("localhost", port)) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              (request + "\r\nHost: localhost\r\nConnection: close\r\n\r\n%zz")
                  .getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
