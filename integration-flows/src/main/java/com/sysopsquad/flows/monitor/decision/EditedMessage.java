package com.sysopsquad.flows.monitor.decision;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person's changes in the copy of a dead letter. A component that is null does not change.
 *
 * @param type CloudEvents type
 * @param version major version of the type
 * @param subject the aggregate that the message is about
 * @param extensions all CloudEvents extension attributes of the copy, without the prefix that they
 *     have in JMS
 * @param body JSON text
 */
public record EditedMessage(
    @Nullable String type,
    @Nullable Integer version,
    @Nullable String subject,
    @Nullable Map<String, String> extensions,
    @Nullable String body) {

  /** Copies the extensions. */
  public EditedMessage {
    extensions = extensions == null ? null : Map.copyOf(extensions);
  }

  /** Only the body is changed. */
  public static EditedMessage body(String body) {
    return new EditedMessage(null, null, null, null, body);
  }
}
