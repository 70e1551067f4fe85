package com.sysopsquad.platform;

import com.sysopsquad.platform.launch.Product;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

/**
 * The validator of the W3C (Nu), with its libraries in a separate class loader: the tested code
 * must not find its logging and HTTP client.
 */
public final class HtmlValidator implements AutoCloseable {

  private static final Path LIBRARIES =
      Product.here().root().resolve("config/local-platform/target/validator");
  private static final long STACK = 64L << 20;

  private final URLClassLoader libraries;
  private final Class<?> validator;

  /** Loads it. */
  public HtmlValidator() throws IOException, ClassNotFoundException {
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

  /** Its messages about a page; empty if the page is valid. */
  public List<String> findings(String page) throws ExecutionException, InterruptedException {
    FutureTask<List<String>> validating = new FutureTask<>(() -> validate(page));
    // It recurses as deep as its schema, and instrumented code needs more stack for each step.
    Thread thread = new Thread(null, validating, "validator", STACK);
    thread.setContextClassLoader(libraries);
    thread.start();
    return validating.get();
  }

  private List<String> validate(String page) throws ReflectiveOperationException {
    Object one = validator.getConstructor().newInstance();
    Class<?> formats = libraries.loadClass("nu.validator.client.EmbeddedValidator$OutputFormat");
    validator.getMethod("setOutputFormat", formats).invoke(one, formats.getField("GNU").get(null));
    Method validate = validator.getMethod("validate", InputStream.class);
    InputStream bytes = new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8));
    return ((String) validate.invoke(one, bytes))
        .lines()
        .filter(line -> line.contains("error"))
        .toList();
  }

  @Override
  public void close() throws IOException {
    libraries.close();
  }
}
