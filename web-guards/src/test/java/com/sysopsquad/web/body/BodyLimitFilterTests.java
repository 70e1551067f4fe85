package com.sysopsquad.web.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.web.body.BodySettings.Larger;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

class BodyLimitFilterTests {

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final BodySettings SETTINGS =
      new BodySettings(
          DataSize.ofBytes(20_000),
          DataSize.ofKilobytes(16),
          1,
          Duration.ofSeconds(1),
          Duration.ofSeconds(10),
          DataSize.ofBytes(500),
          Map.of(
              "photo",
              new Larger("/photos/*", "image/*", DataSize.ofBytes(40_000), true),
              "message",
              new Larger("/messages/**", null, DataSize.ofBytes(40_000), false)));

  private final BodyLimitFilter filter =
      new BodyLimitFilter(
          SETTINGS, (request, response, status) -> response.setStatus(status.value()));
  private final MockHttpServletResponse response = new MockHttpServletResponse();

  @ParameterizedTest
  @CsvSource({
    "/sign-in, application/x-www-form-urlencoded, 20000, 200, 200",
    "/sign-in, application/x-www-form-urlencoded, 20001, 413, 413",
    "/login/webauthn, application/json, 20001, 413, 413",
    "/anywhere, multipart/form-data; boundary=x, 20001, 413, 413",
    "/anywhere, , 20001, 413, 413",
    "/anywhere, nonsense, 20001, 413, 413",
    "/photos/1, image/png, 40000, 200, 200",
    "/photos/1, image/png, 40001, 413, 200",
    "/photos/1, text/html, 20001, 413, 413",
    "/photos/1/2, image/png, 20001, 413, 413"
  })
  void aBodyHasALimitByItsPathAndType(
      String path, @Nullable String type, int size, int announced, int chunked) throws Exception {
    pass(request(path, type, "x".repeat(size), true));
    assertThat(response.getStatus()).isEqualTo(announced);

    response.reset();
    pass(request(path, type, "x".repeat(size), false));
    assertThat(response.getStatus()).isEqualTo(chunked);
  }

  @Test
  void whatIsStreamedIsNotReadHereAndNoFurtherThanItMay() throws Exception {
    HttpServletRequest taken = pass(request("/photos/1", "image/png", "x".repeat(40_001), false));

    assertThatThrownBy(() -> taken.getInputStream().readAllBytes())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("larger");
  }

  @Test
  void theFieldsOfAFormAreParametersAfterThoseOfTheQuery() throws Exception {
    MockHttpServletRequest request =
        request("/sign-in", FORM + "; charset=utf-8", "a=2&b=%C3%A4+o&a=3", true);
    request.addParameter("a", "1");

    HttpServletRequest taken = pass(request);

    assertThat(taken.getParameterValues("a")).containsExactly("1", "2", "3");
    assertThat(taken.getParameter("b")).isEqualTo("ä o");
    assertThat(taken.getParameter("c")).isNull();
    assertThat(taken.getInputStream().readAllBytes()).asString().startsWith("a=2");
  }

  @ParameterizedTest
  @CsvSource({"name=%zz", "name=%", "'%e'"})
  void aFormThatCannotBeDecodedIsToldToWhoAsks(String body) throws Exception {
    HttpServletRequest taken = pass(request("/sign-in", FORM, body, true));

    assertThatThrownBy(taken::getParameterMap).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aFormOfTooManyFieldsIsToldToWhoAsks() throws Exception {
    HttpServletRequest taken = pass(request("/sign-in", FORM, "a&".repeat(1001), true));

    assertThatThrownBy(taken::getParameterMap).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void memoryGrowsWithWhatArrivesAndNotWithWhatIsAnnounced() throws Exception {
    MockHttpServletRequest request = silentAfter("email=jo", () -> {});
    request.addHeader("Content-Length", "19000");

    pass(request);

    assertThat(response.getStatus()).isEqualTo(408);
    assertThat(response.getHeader("Connection")).isEqualTo("close");
  }

  @Test
  void allBodiesTogetherFitAndAShortOneAlwaysDoes() throws Exception {
    pass(request("/messages/1", "text/plain", "x".repeat(30_000), true));
    assertThat(response.getStatus()).isEqualTo(503);
    assertThat(response.getHeader("Retry-After")).isNotNull();

    response.reset();
    pass(request("/messages/1", "text/plain", "x".repeat(4_096), true));
    assertThat(response.getStatus()).isEqualTo(200);

    response.reset();
    pass(request("/messages/1", "text/plain", "x".repeat(20_000), true));
    assertThat(response.getStatus()).as("what others held is free again").isEqualTo(200);
  }

  @Test
  void whatIsAnsweredAtTheSameTimeIsInMemoryAtTheSameTime() throws Exception {
    MockHttpServletResponse meanwhile = new MockHttpServletResponse();

    filter.doFilter(
        request("/messages/1", "text/plain", "x".repeat(16_000), true),
        response,
        (_, _) ->
            filter.doFilter(
                request("/messages/2", "text/plain", "x".repeat(10_000), true),
                meanwhile,
                new MockFilterChain()));

    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(meanwhile.getStatus()).isEqualTo(503);
  }

  @Test
  void onlySoManyWaitForTheRestAndWhatIsThereAlreadyIsRead() throws Exception {
    MockHttpServletResponse second = new MockHttpServletResponse();
    MockHttpServletResponse whole = new MockHttpServletResponse();
    MockFilterChain chain = new MockFilterChain();

    pass(
        silentAfter(
            "email=jo",
            () -> {
              filter.doFilter(silentAfter("email=jo", () -> {}), second, chain);
              filter.doFilter(request("/sign-in", FORM, "email=jo", true), whole, chain);
            }));

    assertThat(response.getStatus()).isEqualTo(408);
    assertThat(second.getStatus()).isEqualTo(503);
    assertThat(second.getHeader("Connection")).isEqualTo("close");
    assertThat(whole.getStatus()).isEqualTo(200);
  }

  @Test
  void whoWaitedMakesRoomForTheNext() throws Exception {
    pass(silentAfter("email=jo", () -> {}));
    response.reset();

    pass(silentAfter("email=jo", () -> {}));

    assertThat(response.getStatus()).isEqualTo(408);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=1", "{\"id\": 1}", "x"})
  void whoListensForTheBodyGetsAllOfItAtOnce(String body) throws Exception {
    ServletInputStream input = pass(request("/sign-in", FORM, body, true)).getInputStream();
    StringBuilder heard = new StringBuilder();

    input.setReadListener(
        new ReadListener() {
          @Override
          public void onDataAvailable() throws IOException {
            heard.append(new String(input.readAllBytes(), StandardCharsets.UTF_8));
          }

          @Override
          public void onAllDataRead() {
            heard.append(", all");
          }

          @Override
          public void onError(Throwable failure) {
            heard.append(failure);
          }
        });

    assertThat(heard).hasToString(body + ", all");
  }

  private HttpServletRequest pass(MockHttpServletRequest request)
      throws ServletException, IOException {
    MockFilterChain chain = new MockFilterChain();
    filter.doFilter(request, response, chain);
    return chain.getRequest() instanceof HttpServletRequest taken ? taken : request;
  }

  private static MockHttpServletRequest request(
      String path, @Nullable String type, String body, boolean announced) {
    MockHttpServletRequest request =
        new MockHttpServletRequest("POST", path) {
          @Override
          public long getContentLengthLong() {
            return announced ? super.getContentLengthLong() : -1;
          }
        };
    request.setContentType(type);
    request.setContent(body.getBytes(StandardCharsets.UTF_8));
    if (!announced) {
      request.addHeader("Transfer-Encoding", "chunked");
    }
    return request;
  }

  private interface Meanwhile {
    void happens() throws IOException, ServletException;
  }

  private static MockHttpServletRequest silentAfter(String begin, Meanwhile meanwhile) {
    InputStream body =
        new InputStream() {
          private int read;

          @Override
          public int available() {
            return begin.length() - read;
          }

          @Override
          public int read() throws IOException {
            if (read == begin.length()) {
              try {
                meanwhile.happens();
              } catch (ServletException failed) {
                throw new IOException(failed);
              }
              throw new SocketTimeoutException("silent");
            }
            return begin.charAt(read++);
          }

          @Override
          public int read(byte[] into, int from, int length) throws IOException {
            into[from] = (byte) read();
            return 1;
          }
        };
    MockHttpServletRequest request =
        new MockHttpServletRequest("POST", "/sign-in") {
          @Override
          public long getContentLengthLong() {
            return 19_000;
          }

          @Override
          public jakarta.servlet.ServletInputStream getInputStream() {
            return new DelegatingServletInputStream(body) {
              @Override
              public int read(byte[] into, int from, int length) throws IOException {
                return body.read(into, from, length);
              }
            };
          }
        };
    request.setContentType(FORM);
    return request;
  }
}
