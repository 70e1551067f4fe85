package com.sysopsquad.flows.cardarrangement;

import com.sysopsquad.flows.message.Contract;
import com.sysopsquad.flows.message.MessageType;
import com.sysopsquad.flows.message.Queues;
import java.time.Instant;
import java.util.UUID;

/**
 * A customer's decision about a card that billing has verified.
 *
 * @param cardId the card; the id of its registration
 * @param customerId whose card it is
 * @param arrangement what is wanted
 * @param at when the customer decided; of several cards, the one that was verified or chosen last
 *     pays
 */
@MessageType(value = "com.sysopsquad.card.arranged", queue = Queues.CARD_ARRANGEMENT)
public record CardArranged(UUID cardId, UUID customerId, CardArrangement arrangement, Instant at)
    implements Contract {

  @Override
  public String subject() {
    return customerId.toString();
  }
}
