package com.sysopsquad.flows.message.report;

import com.sysopsquad.flows.message.Length;
import com.sysopsquad.flows.message.MessageType;
import com.sysopsquad.flows.message.Queues;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a quantum has made of a pause.
 *
 * @param pauseId the pause that operations requested
 * @param quantum who carries it out
 * @param refusal why it is refused, or null
 */
@MessageType(value = "com.sysopsquad.delivery.pause-reported", queue = Queues.DEAD_LETTER)
public record PauseReported(
    UUID pauseId,
    @Length(most = 100) String quantum,
    PauseState state,
    @Length(most = 4_000) @Nullable String refusal)
    implements DeliveryReport {

  @Override
  public String subject() {
    return pauseId.toString();
  }
}
