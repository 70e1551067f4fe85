package com.sysopsquad.flows.contract;

import com.sysopsquad.flows.message.Contract;
import com.sysopsquad.flows.message.MessageType;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** Every contract that there is, found by its annotation. */
public final class Contracts {

  private Contracts() {}

  /** All contracts, by the names of their types. */
  public static List<Class<? extends Contract>> all() {
    ClassPathScanningCandidateComponentProvider scanner =
        new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(MessageType.class));
    return scanner.findCandidateComponents("com.sysopsquad.flows").stream()
        .<Class<? extends Contract>>map(
            found -> load(Objects.requireNonNull(found.getBeanClassName())))
        .sorted(Comparator.comparing(Contracts::name))
        .toList();
  }

  static MessageType type(Class<?> contract) {
    return Objects.requireNonNull(contract.getAnnotation(MessageType.class));
  }

  /** Every queue that it travels on. */
  static List<String> queues(Class<?> contract) {
    MessageType type = type(contract);
    return Stream.concat(Stream.of(type.queue()), Stream.of(type.alsoOn())).toList();
  }

  /** Type and version: names files and messages. */
  public static String name(Class<?> contract) {
    MessageType type = type(contract);
    return type.value() + "-v" + type.version();
  }

  private static Class<? extends Contract> load(String name) {
    return ClassUtils.resolveClassName(name, Contracts.class.getClassLoader())
        .asSubclass(Contract.class);
  }
}
