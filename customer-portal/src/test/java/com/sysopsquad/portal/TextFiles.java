package com.sysopsquad.portal;

import com.sysopsquad.portal.display.Texts;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The message files as they lie among the sources, and the templates that use them. */
public final class TextFiles {

  static final Path MESSAGES = Path.of("src/main/resources/messages");
  static final Path TEMPLATES = Path.of("src/main/resources/templates");
  static final Path SOURCES = Path.of("src/main/java");

  /** What the portal says, without the portal. */
  public static Texts texts() {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasenames(
        features().stream().map(feature -> "messages/" + feature).toArray(String[]::new));
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    return new Texts(messages);
  }

  /** The features that have texts. */
  static List<String> features() {
    return files(MESSAGES, ".properties").stream()
        .map(file -> file.getFileName().toString().replace(".properties", ""))
        .filter(name -> !name.contains("_"))
        .sorted()
        .toList();
  }

  /** The texts of one file by their keys. */
  static Map<String, String> read(String name) {
    Properties texts = new Properties();
    try (Reader file = Files.newBufferedReader(MESSAGES.resolve(name + ".properties"))) {
      texts.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> sorted = new TreeMap<>();
    texts.stringPropertyNames().forEach(key -> sorted.put(key, texts.getProperty(key)));
    return sorted;
  }

  static List<Path> files(Path folder, String ending) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private TextFiles() {}
}
