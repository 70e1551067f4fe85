package com.sysopsquad.portal.asset;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Compresses each style sheet and script once instead of for every request. Their addresses change
 * with their content, so cached results never become stale; the cache is limited.
 */
class CompressedOnce extends OncePerRequestFilter {

  private static final int MOST = 64;
  private static final String GZIP = "gzip";

  private static final class Compressed {

    private final String type;
    private final String caching;
    private final byte[] bytes;

    Compressed(String type, String caching, byte[] bytes) {
      this.type = type;
      this.caching = caching;
      this.bytes = bytes;
    }
  }

  private final Map<String, Compressed> kept = new ConcurrentHashMap<>();

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getRequestURI();
    Compressed known = isWanted(request) ? kept.get(path) : null;
    if (known != null) {
      send(known, response);
    } else if (isWanted(request) && kept.size() < MOST) {
      ContentCachingResponseWrapper whole = new ContentCachingResponseWrapper(response);
      chain.doFilter(request, whole);
      Compressed fresh = compressed(whole);
      if (fresh == null) {
        whole.copyBodyToResponse();
      } else {
        kept.put(path, fresh);
        send(fresh, response);
      }
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean isWanted(HttpServletRequest request) {
    String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
    return request.getMethod().equals("GET")
        && accepted != null
        && accepted.contains(GZIP)
        && request.getHeader(HttpHeaders.RANGE) == null
        && request.getHeader(HttpHeaders.IF_MODIFIED_SINCE) == null
        && request.getHeader(HttpHeaders.IF_NONE_MATCH) == null;
  }

  private static @Nullable Compressed compressed(ContentCachingResponseWrapper whole)
      throws IOException {
    String type = whole.getContentType();
    String caching = whole.getHeader(HttpHeaders.CACHE_CONTROL);
    if (whole.getStatus() != HttpServletResponse.SC_OK
        || type == null
        || caching == null
        || !type.matches("text/.*|application/javascript.*|image/svg\\+xml.*")) {
      return null;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(whole.getContentAsByteArray());
    }
    return new Compressed(type, caching, bytes.toByteArray());
  }

  private static void send(Compressed content, HttpServletResponse response) throws IOException {
    response.setContentType(content.type);
    response.setHeader(HttpHeaders.CACHE_CONTROL, content.caching);
    response.setHeader(HttpHeaders.CONTENT_ENCODING, GZIP);
    response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    response.setContentLength(content.bytes.length);
    response.getOutputStream().write(content.bytes);
  }
}
