package com.sysopsquad.flows.contract;

import com.sysopsquad.flows.delivery.wire.contract.ContractType;
import com.sysopsquad.flows.message.Contract;
import com.sysopsquad.flows.message.MessageType;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Names and queues of the contracts. */
public final class Contracts {

  private Contracts() {}

  /** All contracts, by the names of their types. */
  public static List<Class<? extends Contract>> all() {
    return ContractType.all();
  }

  static MessageType type(Class<?> contract) {
    return Objects.requireNonNull(contract.getAnnotation(MessageType.class));
  }

  /** Every queue that it travels on. */
  static List<String> queues(Class<? extends Contract> contract) {
    ContractType type = ContractType.of(contract);
    return Stream.concat(Stream.of(type.queue()), type.alsoOn().stream()).distinct().toList();
  }

  /** Type and version: names files and messages. */
  public static String name(Class<?> contract) {
    MessageType type = type(contract);
    return type.value() + "-v" + type.version();
  }
}
