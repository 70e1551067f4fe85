package com.sysopsquad.flows.correction;

import com.sysopsquad.flows.message.Contract;
import com.sysopsquad.flows.message.Length;
import com.sysopsquad.flows.message.MessageType;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.Within;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A correction by a person in billing, explained to the customer.
 *
 * @param correctionId permanent ID of this correction
 * @param kind {@code CARD_REFUND}, {@code CREDIT_REFUND}, {@code GOODWILL} or {@code WRITE_OFF}
 * @param amountMinor in minor units
 * @param cardLastFour last digits of the card that was refunded; null if none was
 * @param planId plan whose bill it corrects; null if it corrects none, and from older senders
 * @param periodStart first day of the period of that bill; null if it corrects none, and from older
 *     senders
 */
@MessageType(value = "com.sysopsquad.correction.made", queue = Queues.CORRECTION)
public record CorrectionMade(
    UUID correctionId,
    UUID customerId,
    @Length(most = 100) String kind,
    @Within(least = 1) long amountMinor,
    @Length(most = 3) String currency,
    @Length(most = 4) @Nullable String cardLastFour,
    Instant at,
    @Nullable UUID planId,
    @Nullable LocalDate periodStart)
    implements Contract {

  @Override
  public String subject() {
    return customerId.toString();
  }
}
