package com.sysopsquad.portal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The validator of the W3C (Nu), with its libraries in a class loader of their own: the portal must
 * not find its logging and HTTP client.
 */
final class HtmlValidator implements AutoCloseable {

  private static final Path LIBRARIES = Path.of("target/validator");

  private final URLClassLoader libraries;
  private final Class<?> validator;

  HtmlValidator() throws IOException, ClassNotFoundException {
    try (Stream<Path> jars = Files.list(LIBRARIES)) {
      libraries =
          new URLClassLoader(
              jars.map(HtmlValidator::url).toArray(URL[]::new),
              ClassLoader.getPlatformClassLoader());
    }
    validator = libraries.loadClass("nu.validator.client.EmbeddedValidator");
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** What it says about a page; nothing if the page is valid. */
  List<String> findings(String page) throws ReflectiveOperationException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(libraries);
    try {
      Object one = validator.getConstructor().newInstance();
      Class<?> formats = libraries.loadClass("nu.validator.client.EmbeddedValidator$OutputFormat");
      validator
          .getMethod("setOutputFormat", formats)
          .invoke(one, formats.getField("GNU").get(null));
      Method validate = validator.getMethod("validate", InputStream.class);
      InputStream bytes = new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8));
      return ((String) validate.invoke(one, bytes))
          .lines()
          .filter(line -> line.contains("error"))
          .toList();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Override
  public void close() throws IOException {
    libraries.close();
  }
}
