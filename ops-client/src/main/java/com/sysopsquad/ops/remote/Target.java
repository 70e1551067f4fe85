package com.sysopsquad.ops.remote;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which operations server to use, and with which sign-in.
 *
 * <p>The option overrides the environment, and the environment overrides {@code ops.env}. The
 * sign-in in that file belongs to the installation on this machine, so it is never sent to another
 * one.
 */
public record Target(URI url, String user, String password) {

  private static final String URL = "SYSOPS_OPERATIONS_URL";
  private static final String PORT = "SYSOPS_OPERATIONS_PORT";
  private static final String USER = "SYSOPS_OPERATIONS_USER";
  private static final String PASSWORD = "SYSOPS_OPERATIONS_PASSWORD";
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  public static Target from(
      @Nullable String urlOption, Map<String, String> environment, Path envFile) {
    Map<String, String> file = read(envFile);
    URI url = address(urlOption, environment, file);
    boolean local = THIS_MACHINE.contains(url.getHost()) || url.toString().equals(file.get(URL));
    String user = environment.get(USER);
    String password = environment.get(PASSWORD);
    if (user == null && password == null && local) {
      user = file.get(USER);
      password = file.get(PASSWORD);
    }
    if (user == null || user.isEmpty() || password == null || password.isEmpty()) {
      throw new CommandFailed(
          ExitCodes.NOT_ALLOWED,
          "No sign-in for %s. Set %s and %s, or use the folder whose %s was written by ./run."
              .formatted(url, USER, PASSWORD, envFile));
    }
    return new Target(url, user, password);
  }

  private static URI address(
      @Nullable String urlOption, Map<String, String> environment, Map<String, String> file) {
    String port = environment.getOrDefault(PORT, file.getOrDefault(PORT, "8081"));
    String text =
        Stream.of(urlOption, environment.get(URL), file.get(URL), "http://localhost:" + port)
            .filter(url -> url != null && !url.isBlank())
            .findFirst()
            .orElseThrow();
    try {
      URI url = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      if (url.getHost() == null || !Set.of("http", "https").contains(url.getScheme())) {
        throw notAnAddress(text);
      }
      return url;
    } catch (URISyntaxException e) {
      throw notAnAddress(text);
    }
  }

  private static CommandFailed notAnAddress(String text) {
    return new CommandFailed(
        ExitCodes.USAGE,
        "'%s' is not an address. Enter one such as http://localhost:8081.".formatted(text));
  }

  private static Map<String, String> read(Path envFile) {
    Map<String, String> values = new HashMap<>();
    if (!Files.isReadable(envFile)) {
      return values;
    }
    TextFile.read(envFile)
        .lines()
        .map(String::strip)
        .filter(line -> !line.startsWith("#"))
        .forEach(
            line -> {
              int equals = line.indexOf('=');
              if (equals > 0) {
                values.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
              }
            });
    return values;
  }
}
