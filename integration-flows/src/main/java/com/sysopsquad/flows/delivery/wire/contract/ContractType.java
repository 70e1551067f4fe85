package com.sysopsquad.flows.delivery.wire.contract;

import com.sysopsquad.flows.message.Contract;
import com.sysopsquad.flows.message.MessageType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A contract on the wire: its name, its major version, its queue and its other queues. */
public record ContractType(String name, int version, String queue, Set<String> alsoOn) {

  private static final ClassValue<ContractType> TYPES =
      new ClassValue<>() {
        @Override
        protected ContractType computeValue(Class<?> type) {
          MessageType annotation = type.getAnnotation(MessageType.class);
          if (annotation == null) {
            throw new IllegalArgumentException(type + " has no @MessageType");
          }
          return new ContractType(
              annotation.value(),
              annotation.version(),
              annotation.queue(),
              Set.of(annotation.alsoOn()));
        }
      };

  /** The contract itself, or those that a sealed interface permits. */
  public static <T extends Contract> List<Class<? extends T>> kinds(Class<T> contract) {
    if (!contract.isSealed()) {
      return List.of(contract);
    }
    List<Class<? extends T>> kinds = new ArrayList<>();
    for (Class<?> kind : contract.getPermittedSubclasses()) {
      kinds.add(kind.asSubclass(contract));
    }
    return List.copyOf(kinds);
  }

  /**
   * The queue, if the contract uses it.
   *
   * @throws IllegalArgumentException if it does not
   */
  public String on(String other) {
    if (!travelsOn(other)) {
      throw new IllegalArgumentException(name + " does not travel on " + other);
    }
    return other;
  }

  /** Whether the contract uses this queue. */
  public boolean travelsOn(String other) {
    return other.equals(queue) || alsoOn.contains(other);
  }

  /** The type of a contract that is not a sealed interface. */
  public static ContractType of(Class<? extends Contract> contract) {
    return TYPES.get(contract);
  }
}
