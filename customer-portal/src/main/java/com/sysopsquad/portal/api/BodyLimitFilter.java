package com.sysopsquad.portal.api;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import com.sysopsquad.portal.upload.UploadRefused;
import com.sysopsquad.portal.upload.UploadSettings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies of more than 64 KiB, whether they say their length or not. A photo may have more;
 * nothing of it is read here, where nobody knows yet who sends it.
 */
class BodyLimitFilter extends OncePerRequestFilter {

  static final int MOST = 64 * 1024;

  private static final RequestMatcher PHOTO =
      pathPattern(HttpMethod.PUT, "/api/v1/customers/*/tickets/*/photos/*");

  private final ProblemAnswers problems;
  private final UploadSettings uploads;

  BodyLimitFilter(ProblemAnswers problems, UploadSettings uploads) {
    this.problems = problems;
    this.uploads = uploads;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (isPhoto(request)) {
      if (request.getContentLengthLong() > uploads.largest().toBytes()) {
        problems.write(response, problems.of(UploadRefused.tooLarge(uploads)));
      } else {
        chain.doFilter(request, response);
      }
      return;
    }
    if (request.getContentLengthLong() > MOST) {
      problems.write(response, Problem.Kind.TOO_LARGE);
      return;
    }
    byte[] body = request.getInputStream().readNBytes(MOST + 1);
    if (body.length > MOST) {
      problems.write(response, Problem.Kind.TOO_LARGE);
    } else {
      chain.doFilter(new WithBody(request, body), response);
    }
  }

  /** Anything but a picture, such as a form, would be read by others. */
  private static boolean isPhoto(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null
        && type.toLowerCase(Locale.ROOT).startsWith("image/")
        && PHOTO.matches(request);
  }

  /** The request with a body that was read. */
  private static final class WithBody extends HttpServletRequestWrapper {

    private final byte[] body;

    WithBody(HttpServletRequest request, byte[] body) {
      super(request);
      this.body = body;
    }

    @Override
    public ServletInputStream getInputStream() {
      return new BodyStream(body);
    }

    @Override
    public BufferedReader getReader() {
      return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
  }

  private static final class BodyStream extends ServletInputStream {

    private final ByteArrayInputStream bytes;

    BodyStream(byte[] body) {
      this.bytes = new ByteArrayInputStream(body);
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] into, int from, int length) {
      return bytes.read(into, from, length);
    }

    @Override
    public boolean isFinished() {
      return bytes.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException("The body was read already");
    }
  }
}
