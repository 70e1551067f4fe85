package com.sysopsquad.flows.masking;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.json.JsonWriter.MemberPath;
import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.json.WritableJson;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/**
 * Masks all fields of structured logs, whatever their format: messages, stack traces, and the names
 * and values of the context. Named in {@code spring.factories}, so that no setting can leave it
 * out.
 */
final class MaskedFields implements StructuredLoggingJsonMembersCustomizer<Object> {

  private static final String MASK = "[masked]";

  @Override
  public void customize(Members<Object> members) {
    members.applyingNameProcessor((path, name) -> masked(name));
    members.applyingValueProcessor(MaskedFields::masked);
  }

  private static @Nullable Object masked(MemberPath path, @Nullable Object value) {
    if (value == null || value instanceof Boolean || hasParts(value)) {
      return value;
    }
    if (namesSecret(path)) {
      return MASK;
    }
    String text = value.toString();
    String masked = masked(text);
    return masked.equals(text) ? value : masked;
  }

  /** Parts are masked one by one; what writes itself is a time. */
  private static boolean hasParts(Object value) {
    return value instanceof Map
        || value instanceof Object[]
        || (value instanceof Iterable && !(value instanceof Path))
        || value instanceof WritableJson;
  }

  /** A field that would be a secret as "name=value" in a message. */
  private static boolean namesSecret(MemberPath path) {
    String name = path.name();
    return name != null && Masking.mask(name + "=x").endsWith("=" + MASK);
  }

  private static String masked(String text) {
    return Masking.maskLinks(Masking.mask(text));
  }
}
