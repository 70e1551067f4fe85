package com.sysopsquad.flows.delivery;

import com.sysopsquad.flows.message.Contract;
import com.sysopsquad.flows.message.DeadLettered;
import java.time.Clock;
import java.util.stream.Stream;
import org.springframework.util.unit.DataSize;

/** Where the flows of the conversations get their inbound ends from. */
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
   * An adapter for the queue of the contract, which admits that contract and nothing else. It must
   * be made within its flow: as a bean that the flow depends on, it would be stopped after it.
   *
   * @param id of the endpoint
   */
  public BatchInboundAdapter receiving(Class<? extends Contract> contract, String id) {
    Admission admission =
        new Admission(Stream.of(contract), longestBody(contract), settings.retention(), clock);
    BatchInboundAdapter adapter =
        new BatchInboundAdapter(
            consumers, admission, Reception.plain(ContractType.of(contract).queue()));
    adapter.setBeanName(id);
    return adapter;
  }

  /** A transformer from messages to contracts, for flows that receive this contract. */
  public <T extends Contract> ContractReader<T> reading(Class<T> contract) {
    return new ContractReader<>(json, contract);
  }

  /** A dead letter quotes a whole body, and a quoted character can take up to six. */
  private DataSize longestBody(Class<? extends Contract> contract) {
    DataSize longest = settings.longestBody();
    return contract == DeadLettered.class ? DataSize.ofBytes(8 * longest.toBytes()) : longest;
  }
}
