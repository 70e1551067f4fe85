package com.sysopsquad.flows.monitor.deadletter;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for among dead letters; null is anything. Texts are looked for only in what the
 * pages show: what is masked there cannot be found.
 *
 * @param closedToo whether those that are closed are looked at if no state is chosen
 * @param id of the dead letter
 * @param messageId of the message
 * @param subject the whole subject
 * @param type a part of the type, in any case
 * @param text a part of the cause or of the first 20,000 characters of the body, in any case
 * @param since last failed then or later
 * @param before last failed before that
 */
public record DeadLetterSearch(
    boolean closedToo,
    @Nullable Long id,
    @Nullable UUID messageId,
    @Nullable String subject,
    @Nullable String type,
    @Nullable String text,
    @Nullable Instant since,
    @Nullable Instant before) {

  /** Finds all that are not closed. */
  public static final DeadLetterSearch ALL =
      new DeadLetterSearch(false, null, null, null, null, null, null, null);
}
