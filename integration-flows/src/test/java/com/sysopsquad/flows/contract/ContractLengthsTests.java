package com.sysopsquad.flows.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.flows.message.Contract;
import com.sysopsquad.flows.message.Length;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every text of a contract has a length, and its schema says it. */
class ContractLengthsTests {

  /** A body has at most 1 MiB, or that in base64. */
  private static final int GREATEST = 2_000_000;

  @ParameterizedTest
  @MethodSource("com.sysopsquad.flows.contract.Contracts#all")
  void everyTextHasALength(Class<? extends Contract> contract) {
    List<String> without = new ArrayList<>();
    collect(contract, contract.getSimpleName(), without);

    assertThat(without).as("Texts without @Length, or with one that is no limit").isEmpty();
  }

  @ParameterizedTest
  @MethodSource("com.sysopsquad.flows.contract.Contracts#all")
  void theSchemaHasTheLengthOfEveryText(Class<? extends Contract> contract) {
    JsonNode schema = new ContractSchemas().of(contract);

    for (RecordComponent component : contract.getRecordComponents()) {
      Length length = component.getAnnotation(Length.class);
      if (length != null && component.getType() == String.class) {
        assertThat(schema.at("/properties/" + component.getName() + "/maxLength").asInt(-1))
            .as(component.getName())
            .isEqualTo(length.most());
      }
    }
  }

  private static void collect(Class<?> type, String path, List<String> without) {
    for (RecordComponent component : type.getRecordComponents()) {
      String name = path + "/" + component.getName();
      List<Class<?>> inner = classesIn(component.getGenericType()).toList();
      Length length = component.getAnnotation(Length.class);
      if (inner.contains(String.class)
          && (length == null || length.most() < 1 || length.most() > GREATEST)) {
        without.add(name);
      }
      inner.stream().filter(Class::isRecord).forEach(part -> collect(part, name, without));
    }
  }

  private static Stream<Class<?>> classesIn(Type type) {
    return type instanceof ParameterizedType generic
        ? Stream.of(generic.getActualTypeArguments()).flatMap(ContractLengthsTests::classesIn)
        : Stream.of((Class<?>) type);
  }
}
