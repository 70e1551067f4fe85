package com.sysopsquad.flows.monitor.deadletter;

import com.sysopsquad.flows.delivery.wire.WireFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The CloudEvents extension attributes of a message, among its JMS headers. */
public final class Extensions {

  /** What JMS puts before the name of an attribute. */
  public static final String PREFIX = "cloudEvents_";

  /** Headers that are edited separately, or that a person may not change. */
  private static final List<String> ATTRIBUTES =
      List.of(
          WireFormat.ID,
          WireFormat.TYPE,
          WireFormat.SOURCE,
          WireFormat.TIME,
          WireFormat.SUBJECT,
          WireFormat.SPECIFICATION,
          WireFormat.CONTENT_TYPE,
          WireFormat.VERSION,
          WireFormat.ENCODING,
          WireFormat.REPLAY,
          WireFormat.REPLACES);

  private Extensions() {}

  /** The names of attributes that are no extensions. */
  public static List<String> reserved() {
    return ATTRIBUTES.stream().map(attribute -> attribute.substring(PREFIX.length())).toList();
  }

  /** The extensions, without the prefix that they have in JMS. */
  static Map<String, String> among(Map<String, String> headers) {
    Map<String, String> extensions = new TreeMap<>();
    headers.forEach(
        (name, value) -> {
          if (name.startsWith(PREFIX) && !ATTRIBUTES.contains(name)) {
            extensions.put(name.substring(PREFIX.length()), value);
          }
        });
    return extensions;
  }
}
