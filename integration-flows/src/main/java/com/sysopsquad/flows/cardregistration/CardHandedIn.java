package com.sysopsquad.flows.cardregistration;

import com.sysopsquad.flows.message.Contract;
import com.sysopsquad.flows.message.Length;
import com.sysopsquad.flows.message.MessageType;
import com.sysopsquad.flows.message.Queues;
import java.util.UUID;

/**
 * A card that a customer added, readable by billing only.
 *
 * @param registrationId permanent ID of this registration; also billing's ID of the card
 * @param customerId whose card it is
 * @param jwe compact JWE (five parts), encrypted to billing's public key in the customer's browser
 */
@MessageType(value = "com.sysopsquad.card.handed-in", queue = Queues.CARD_REGISTRATION)
public record CardHandedIn(
    UUID registrationId, UUID customerId, @Length(most = 20_000, masked = false) String jwe)
    implements Contract {

  @Override
  public String subject() {
    return customerId.toString();
  }
}
