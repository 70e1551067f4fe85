package com.sysopsquad.flows.delivery.inbox;

import com.sysopsquad.flows.delivery.deadletter.UndeliveredReader;
import com.sysopsquad.flows.delivery.inbox.receipt.MessageValidator;
import com.sysopsquad.flows.delivery.inbox.retry.InboxSettings;
import com.sysopsquad.flows.delivery.inbox.work.WorkInbound;
import com.sysopsquad.flows.delivery.inbox.work.WorkReceiver;
import com.sysopsquad.flows.delivery.wire.DeliverySettings;
import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import com.sysopsquad.flows.delivery.wire.WireFormat;
import com.sysopsquad.flows.delivery.wire.contract.ContractJson;
import com.sysopsquad.flows.delivery.wire.contract.ContractReader;
import com.sysopsquad.flows.delivery.wire.contract.ContractType;
import com.sysopsquad.flows.message.Contract;
import com.sysopsquad.flows.message.report.DeadLettered;
import java.time.Clock;
import java.util.List;
import org.springframework.util.unit.DataSize;

/** Creates the inbound adapters for the flows of the conversations. */
public final class InboundAdapters {

  private final BatchConsumers consumers;
  private final ContractJson json;
  private final DeliverySettings settings;
  private final Clock clock;

  InboundAdapters(
      BatchConsumers consumers, ContractJson json, DeliverySettings settings, Clock clock) {
    this.consumers = consumers;
    this.json = json;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * An adapter for the queue of the contract, which accepts only that contract, or for a sealed
   * interface the contracts that it permits, which share a queue. It must be created within its
   * flow: if it were a bean that the flow depends on, it would be stopped after the flow.
   *
   * @param id of the endpoint
   */
  public BatchInboundAdapter receiving(Class<? extends Contract> contract, String id) {
    return receiving(
        ContractType.of(ContractType.kinds(contract).getFirst()).queue(), contract, id);
  }

  /**
   * The same for one of the other queues that the contract uses, with separate consumers.
   *
   * @throws IllegalArgumentException if the contract does not use it
   */
  public BatchInboundAdapter receivingOn(
      String queue, Class<? extends Contract> contract, String id) {
    ContractType.kinds(contract).forEach(kind -> ContractType.of(kind).on(queue));
    return receiving(queue, contract, id);
  }

  private BatchInboundAdapter receiving(
      String queue, Class<? extends Contract> contract, String id) {
    List<? extends Class<? extends Contract>> kinds = ContractType.kinds(contract);
    MessageValidator validator = new MessageValidator(kinds.stream(), settings.retention(), clock);
    BatchInboundAdapter adapter =
        new BatchInboundAdapter(
            consumers,
            (message, from, at) -> validator.validate(WireFormat.read(message, from, at)),
            InboxSettings.of(queue, longestBody(kinds), false)
                .storing(message -> masked(message, kinds)));
    adapter.setBeanName(id);
    return adapter;
  }

  /** Waiting messages are in the database, which must not contain card numbers. */
  private ReceivedMessage masked(
      ReceivedMessage message, List<? extends Class<? extends Contract>> kinds) {
    return kinds.stream()
        .filter(kind -> ContractType.of(kind).name().equals(message.type()))
        .findFirst()
        .map(kind -> message.withBody(json.masked(message.body(), kind)))
        .orElse(message);
  }

  /**
   * An adapter for a queue to which the broker itself moves what it gives up. It accepts everything
   * once, even a message that the quantum already knows.
   *
   * @param id of the endpoint
   */
  public BatchInboundAdapter receivingUndelivered(String queue, String id) {
    BatchInboundAdapter adapter =
        new BatchInboundAdapter(
            consumers,
            WireFormat::readUndelivered,
            InboxSettings.of(queue, longestBody(List.of(DeadLettered.class)), true));
    adapter.setBeanName(id);
    return adapter;
  }

  /**
   * Consumers of a queue of work, each of which takes one message at a time, in any order. What is
   * no work becomes a dead letter with its reason, and stops no consumer and no other message.
   *
   * @param count number of consumers in this process
   */
  public WorkInbound working(String queue, int count, WorkReceiver receiver) {
    return new WorkInbound(() -> consumers.work(queue, count, receiver));
  }

  /** A transformer that makes dead letters from undelivered messages. */
  public UndeliveredReader readingUndelivered() {
    return new UndeliveredReader();
  }

  /** A transformer that makes contracts from messages, for flows that receive this contract. */
  public <T extends Contract> ContractReader<T> reading(Class<T> contract) {
    return new ContractReader<>(json, contract);
  }

  /** A dead letter quotes a whole body, and a quoted character can take up to six characters. */
  private DataSize longestBody(List<? extends Class<? extends Contract>> kinds) {
    DataSize longest = settings.longestBody();
    return kinds.contains(DeadLettered.class) ? DataSize.ofBytes(8 * longest.toBytes()) : longest;
  }
}
