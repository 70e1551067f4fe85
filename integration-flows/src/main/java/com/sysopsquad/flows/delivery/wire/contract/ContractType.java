package com.sysopsquad.flows.delivery.wire.contract;

import com.sysopsquad.flows.message.Contract;
import com.sysopsquad.flows.message.MessageType;
import com.sysopsquad.flows.message.Queues;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** A contract on the wire: its name, its major version, its queue and its other queues. */
public record ContractType(String name, int version, String queue, Set<String> alsoOn) {

  private static final String CONTRACTS = "com.sysopsquad.flows";

  private static final Comparator<Class<? extends Contract>> BY_NAME =
      Comparator.comparing((Class<? extends Contract> contract) -> of(contract).name())
          .thenComparingInt(contract -> of(contract).version());

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
              annotation.onMarked() ? Queues.MARKED : Set.of(annotation.alsoOn()));
        }
      };

  /** All contracts, found by their annotation, in the order of their names. */
  public static List<Class<? extends Contract>> all() {
    ClassPathScanningCandidateComponentProvider scanner =
        new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(MessageType.class));
    return scanner.findCandidateComponents(CONTRACTS).stream()
        .<Class<? extends Contract>>map(
            found -> load(Objects.requireNonNull(found.getBeanClassName())))
        .sorted(BY_NAME)
        .toList();
  }

  private static Class<? extends Contract> load(String name) {
    return ClassUtils.resolveClassName(name, ContractType.class.getClassLoader())
        .asSubclass(Contract.class);
  }

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
