package com.sysopsquad.flows.delivery.outbox;

import com.sysopsquad.flows.message.Contract;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.integration.handler.AbstractMessageHandler;
import org.springframework.messaging.Message;

/**
 * Outbound channel adapter of every conversation: puts the payload, one contract or a list of them,
 * into the outbox, in the transaction of whoever sent it into the channel.
 */
public final class OutboundAdapter extends AbstractMessageHandler {

  private final Consumer<List<? extends Contract>> outbox;

  /** An adapter to the outbox. */
  public OutboundAdapter(Outbox outbox) {
    this.outbox = outbox::send;
  }

  /** The same for one of the other queues that the contracts travel on. */
  public OutboundAdapter(Outbox outbox, String queue) {
    this.outbox = contracts -> outbox.send(contracts, queue);
  }

  @Override
  public String getComponentType() {
    return "outbox:outbound-channel-adapter";
  }

  @Override
  protected void handleMessageInternal(Message<?> message) {
    switch (message.getPayload()) {
      case Contract contract -> outbox.accept(List.of(contract));
      case List<?> contracts ->
          outbox.accept(contracts.stream().map(Contract.class::cast).toList());
      case Object other ->
          throw new IllegalArgumentException("Not a contract between quanta: " + other.getClass());
    }
  }
}
