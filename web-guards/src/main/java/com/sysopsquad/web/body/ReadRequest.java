package com.sysopsquad.web.body;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.Parameters;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/** A request whose body has been read; form fields are parameters, after those of the query. */
final class ReadRequest extends HttpServletRequestWrapper {

  /** The same limit as Tomcat's. */
  private static final int MOST_FIELDS = 1000;

  private final byte[] body;
  private @Nullable Map<String, String[]> parameters;

  ReadRequest(HttpServletRequest request, byte[] body) {
    super(request);
    this.body = body;
  }

  @Override
  public ServletInputStream getInputStream() {
    return new Bytes(body);
  }

  @Override
  public BufferedReader getReader() {
    return new BufferedReader(new InputStreamReader(getInputStream(), charset()));
  }

  @Override
  public @Nullable String getParameter(String name) {
    String[] values = getParameterMap().get(name);
    return values == null ? null : values[0];
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    return getParameterMap().get(name);
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(getParameterMap().keySet());
  }

  /**
   * All parameters.
   *
   * @throws IllegalStateException if they cannot be decoded, or if there are too many
   */
  @Override
  public Map<String, String[]> getParameterMap() {
    if (parameters == null) {
      parameters = isForm() ? both(super.getParameterMap(), fields()) : super.getParameterMap();
    }
    return parameters;
  }

  private boolean isForm() {
    String type = getContentType();
    return HttpMethod.POST.matches(getMethod())
        && type != null
        && type.split(";", 2)[0]
            .strip()
            .toLowerCase(Locale.ROOT)
            .equals(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
  }

  private Map<String, String[]> fields() {
    Parameters decoded = new Parameters();
    decoded.setCharset(charset());
    decoded.setLimit(MOST_FIELDS);
    decoded.processParameters(body, 0, body.length);
    Map<String, String[]> fields = new LinkedHashMap<>();
    decoded
        .getParameterNames()
        .asIterator()
        .forEachRemaining(name -> fields.put(name, decoded.getParameterValues(name)));
    return fields;
  }

  private static Map<String, String[]> both(
      Map<String, String[]> query, Map<String, String[]> form) {
    Map<String, String[]> both = new LinkedHashMap<>(query);
    form.forEach(
        (name, values) ->
            both.merge(
                name,
                values,
                (first, then) ->
                    Stream.of(first, then).flatMap(Stream::of).toArray(String[]::new)));
    return Collections.unmodifiableMap(both);
  }

  private Charset charset() {
    String name = getCharacterEncoding();
    try {
      return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
    } catch (IllegalArgumentException unknown) {
      return StandardCharsets.UTF_8;
    }
  }

  private static final class Bytes extends ServletInputStream {

    private final ByteArrayInputStream bytes;

    Bytes(byte[] body) {
      this.bytes = new ByteArrayInputStream(body);
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
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

    /** Everything has already been read, so the listener is notified at once. */
    @Override
    public void setReadListener(ReadListener listener) {
      try {
        listener.onDataAvailable();
        if (isFinished()) {
          listener.onAllDataRead();
        }
      } catch (IOException failed) {
        listener.onError(failed);
      }
    }
  }
}
