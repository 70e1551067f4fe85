package com.sysopsquad.platform.provider;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request, sorted by name; nested ones are written as {@code metadata[bill]}.
 */
record Form(Map<String, String> values) {

  /** Reads a query or a body of type {@code application/x-www-form-urlencoded}. */
  static Form parse(@Nullable String encoded) {
    Map<String, String> values = new TreeMap<>();
    if (encoded != null && !encoded.isEmpty()) {
      for (String pair : encoded.split("&", -1)) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        values.put(decode(name), decode(value));
      }
    }
    return new Form(values);
  }

  Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
  }

  String require(String name) {
    return find(name).orElseThrow(() -> ApiError.missing(name));
  }

  int requireInt(String name) {
    return Math.toIntExact(requireLong(name));
  }

  long requireLong(String name) {
    String value = require(name);
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw ApiError.invalid("Invalid integer: " + value, "parameter_invalid_integer", name);
    }
  }

  boolean isTrue(String name) {
    return "true".equals(values.get(name));
  }

  /** Whether the answer should have the whole object of this reference. */
  boolean expands(String reference) {
    return values.entrySet().stream()
        .anyMatch(each -> each.getKey().startsWith("expand[") && each.getValue().equals(reference));
  }

  Map<String, String> metadata() {
    Map<String, String> metadata = new TreeMap<>();
    values.forEach(
        (name, value) -> {
          if (name.startsWith("metadata[") && name.endsWith("]")) {
            metadata.put(name.substring("metadata[".length(), name.length() - 1), value);
          }
        });
    return metadata;
  }

  /**
   * Distinguishes one request from another. It includes only the last digits of a card and not its
   * security code, so that neither can be recovered from the fingerprint.
   */
  String fingerprint(String path) {
    StringBuilder text = new StringBuilder(path);
    values.forEach(
        (name, value) -> {
          if (name.equals("card[number]")) {
            text.append('&').append(value.substring(Math.max(0, value.length() - 4)));
          } else if (!name.equals("card[cvc]")) {
            text.append('&').append(name).append('=').append(value);
          }
        });
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
