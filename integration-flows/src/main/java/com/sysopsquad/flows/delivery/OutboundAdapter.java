package com.sysopsquad.flows.delivery;

import com.sysopsquad.flows.message.Contract;
import java.util.List;
import org.springframework.integration.handler.AbstractMessageHandler;
import org.springframework.messaging.Message;

/**
 * Outbound channel adapter of every conversation: puts the payload, one contract or a list of them,
 * into the outbox, in the transaction of whoever sent it into the channel.
 */
public final class OutboundAdapter extends AbstractMessageHandler {

  private final Outbox outbox;

  /** An adapter to the outbox. */
  public OutboundAdapter(Outbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public String getComponentType() {
    return "outbox:outbound-channel-adapter";
  }

  @Override
  protected void handleMessageInternal(Message<?> message) {
    switch (message.getPayload()) {
      case Contract contract -> outbox.send(List.of(contract));
      case List<?> contracts -> outbox.send(contracts.stream().map(Contract.class::cast).toList());
      case Object other ->
          throw new IllegalArgumentException("Not a contract between quanta: " + other.getClass());
    }
  }
}
