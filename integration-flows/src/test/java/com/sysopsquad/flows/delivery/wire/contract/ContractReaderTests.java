package com.sysopsquad.flows.delivery.wire.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.flows.contract.Contracts;
import com.sysopsquad.flows.contract.SampleMessages;
import com.sysopsquad.flows.message.Contract;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The reader takes what the published schema allows, and misses what the schema requires. */
class ContractReaderTests {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final ContractJson json = new ContractJson();

  @ParameterizedTest
  @MethodSource("com.sysopsquad.flows.contract.Contracts#all")
  void whatTheSchemaDescribesCanBeRead(Class<? extends Contract> contract) throws Exception {
    JsonNode sample = SampleMessages.of(schema(contract));

    Contract read = json.read(sample.toString(), contract);

    assertThat(JSON.readTree(json.write(read))).isEqualTo(sample);
    assertThat(read.subject()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("com.sysopsquad.flows.contract.Contracts#all")
  void whatTheSchemaRequiresCannotBeMissing(Class<? extends Contract> contract) throws Exception {
    JsonNode schema = schema(contract);
    Set<String> required =
        StreamSupport.stream(schema.path("required").spliterator(), false)
            .map(JsonNode::asString)
            .collect(Collectors.toSet());
    for (String field : schema.path("properties").propertyNames()) {
      ObjectNode body = (ObjectNode) SampleMessages.of(schema);
      body.remove(field);
      if (required.contains(field)) {
        assertThatThrownBy(() -> json.read(body.toString(), contract))
            .as(field)
            .isInstanceOf(ContractJson.MalformedBody.class);
      } else {
        assertThat(json.read(body.toString(), contract)).as(field).isNotNull();
      }
    }
  }

  private static JsonNode schema(Class<?> contract) throws IOException {
    String name = "/contracts/" + Contracts.name(contract) + ".schema.json";
    try (InputStream in = ContractReaderTests.class.getResourceAsStream(name)) {
      return JSON.readTree(Objects.requireNonNull(in, name));
    }
  }
}
