package com.sysopsquad.web.body;

import com.sysopsquad.web.body.BodyMemory.NotTaken;
import com.sysopsquad.web.body.BodySettings.Larger;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Limits every body before anything reads it, whether it announces its length or not. A body that
 * may be read into memory is read here, form fields too; a larger one is only counted while its
 * consumer reads it.
 */
final class BodyLimitFilter extends OncePerRequestFilter {

  private static final String SECONDS_TO_WAIT = "5";

  private final BodySettings settings;
  private final BodyMemory memory;
  private final RefusedRequests refused;
  private final List<Kind> larger;

  BodyLimitFilter(BodySettings settings, RefusedRequests refused) {
    this.settings = settings;
    this.memory = new BodyMemory(settings);
    this.refused = refused;
    this.larger = settings.larger().values().stream().map(Kind::of).toList();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      limit(request, response, chain);
    } catch (IOException | ServletException | RuntimeException failed) {
      // Tomcat has already set 408 for a body that arrives too slowly; the exception would make it
      // 400.
      if (response.getStatus() != HttpStatus.REQUEST_TIMEOUT.value()) {
        throw failed;
      }
    }
  }

  private void limit(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!hasBody(request)) {
      chain.doFilter(request, response);
      return;
    }
    Optional<Larger> kind =
        larger.stream().filter(each -> each.matches(request)).map(Kind::larger).findFirst();
    long most = kind.map(Larger::most).orElse(settings.most()).toBytes();
    if (request.getContentLengthLong() > most) {
      refuse(request, response, HttpStatus.CONTENT_TOO_LARGE);
    } else if (kind.map(Larger::streamed).orElse(false)) {
      chain.doFilter(new CountedRequest(request, most), response);
    } else {
      readAndPassOn(request, response, chain, most);
    }
  }

  private void readAndPassOn(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain, long most)
      throws ServletException, IOException {
    BodyMemory.Body body;
    try {
      body = memory.read(request.getInputStream(), most);
    } catch (NotTaken reason) {
      refuse(request, response, reason.status());
      return;
    }
    // Requests that are answered at the same time are in memory at the same time.
    try (body) {
      chain.doFilter(new ReadRequest(request, body.bytes()), response);
    }
  }

  private void refuse(HttpServletRequest request, HttpServletResponse response, HttpStatus status)
      throws ServletException, IOException {
    response.setHeader(HttpHeaders.CONNECTION, "close");
    if (status == HttpStatus.SERVICE_UNAVAILABLE) {
      response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT);
    }
    refused.refuse(request, response, status);
  }

  private static boolean hasBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0
        || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
  }

  private record Kind(PathPattern path, @Nullable MediaType type, Larger larger) {

    static Kind of(Larger larger) {
      return new Kind(
          PathPatternParser.defaultInstance.parse(larger.path()),
          larger.type() == null ? null : MediaType.parseMediaType(larger.type()),
          larger);
    }

    boolean matches(HttpServletRequest request) {
      String within = request.getRequestURI().substring(request.getContextPath().length());
      return path.matches(PathContainer.parsePath(within)) && (type == null || isOf(type, request));
    }

    private static boolean isOf(MediaType type, HttpServletRequest request) {
      String said = request.getContentType();
      try {
        return said != null && type.includes(MediaType.parseMediaType(said));
      } catch (InvalidMediaTypeException unreadable) {
        return false;
      }
    }
  }
}
