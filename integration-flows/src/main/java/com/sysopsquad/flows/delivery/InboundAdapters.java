package com.sysopsquad.flows.delivery;

import com.sysopsquad.flows.message.Contract;
import java.time.Clock;
import java.util.stream.Stream;

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

  /** An adapter for the queue of the contract, which admits that contract and nothing else. */
  public BatchInboundAdapter receiving(Class<? extends Contract> contract) {
    Admission admission = new Admission(Stream.of(contract), settings.retention(), clock);
    return new BatchInboundAdapter(
        consumers, admission, Reception.plain(ContractType.of(contract).queue()));
  }

  /** A transformer from messages to contracts, for flows that receive this contract. */
  public <T extends Contract> ContractReader<T> reading(Class<T> contract) {
    return new ContractReader<>(json, contract);
  }
}
