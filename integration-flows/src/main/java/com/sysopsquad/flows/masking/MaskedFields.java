package com.sysopsquad.flows.masking;

import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/**
 * Masks all texts of structured logs, whatever their format: messages, stack traces and the fields
 * of the context. Named in {@code spring.factories}, so that no setting can leave it out.
 */
final class MaskedFields implements StructuredLoggingJsonMembersCustomizer<Object> {

  @Override
  public void customize(Members<Object> members) {
    members.applyingValueProcessor(
        (path, value) ->
            value instanceof CharSequence text
                ? Masking.maskLinks(Masking.mask(text.toString()))
                : value);
  }
}
