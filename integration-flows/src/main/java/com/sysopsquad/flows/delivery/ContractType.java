package com.sysopsquad.flows.delivery;

import com.sysopsquad.flows.message.Contract;
import com.sysopsquad.flows.message.MessageType;
import java.util.ArrayList;
import java.util.List;

/** What the wire says about a contract: its name, its major version and its queue. */
record ContractType(String name, int version, String queue) {

  private static final ClassValue<ContractType> TYPES =
      new ClassValue<>() {
        @Override
        protected ContractType computeValue(Class<?> type) {
          MessageType annotation = type.getAnnotation(MessageType.class);
          if (annotation == null) {
            throw new IllegalArgumentException(type + " has no @MessageType");
          }
          return new ContractType(annotation.value(), annotation.version(), annotation.queue());
        }
      };

  /** The contract itself, or those that a sealed interface permits. */
  static <T extends Contract> List<Class<? extends T>> kinds(Class<T> contract) {
    if (!contract.isSealed()) {
      return List.of(contract);
    }
    List<Class<? extends T>> kinds = new ArrayList<>();
    for (Class<?> kind : contract.getPermittedSubclasses()) {
      kinds.add(kind.asSubclass(contract));
    }
    return List.copyOf(kinds);
  }

  static ContractType of(Class<? extends Contract> contract) {
    return TYPES.get(contract);
  }
}
