package com.sysopsquad.flows.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.sysopsquad.flows.message.Queue;
import com.sysopsquad.flows.message.Queues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** The AsyncAPI document that is checked in is that of the contracts and of the broker's queues. */
class AsyncApiTests {

  private static final Pattern VERSION = Pattern.compile("<version>([0-9.]+)-SNAPSHOT</version>");
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
          .disable(YAMLWriteFeature.SPLIT_LINES)
          .build();

  @Test
  void theCheckedInDocumentIsThatOfTheContracts() throws IOException {
    CheckedIn.require(
        CheckedIn.DOCUMENTS,
        ".yaml",
        Map.of("asyncapi.yaml", YAML.writeValueAsString(generated())));
  }

  @Test
  void everyContractTravelsOnAQueueOfTheBroker() {
    assertThat(Queues.LIST)
        .extracting(Queue::name)
        .containsAll(
            Contracts.all().stream().flatMap(each -> Contracts.queues(each).stream()).toList());
  }

  @Test
  void everyReferenceLeadsSomewhere() throws IOException {
    JsonNode document = generated();

    assertThat(document.findValues("$ref"))
        .isNotEmpty()
        .allSatisfy(
            reference ->
                assertThat(document.at(reference.asString().substring(1)).isMissingNode())
                    .as(reference.asString())
                    .isFalse());
  }

  @Test
  void everyChannelHasWhoSendsAndWhoReceives() throws IOException {
    JsonNode document = generated();

    assertThat(document.path("channels").propertyNames())
        .isNotEmpty()
        .allSatisfy(
            channel ->
                assertThat(document.path("operations").values())
                    .filteredOn(
                        operation ->
                            operation
                                .at("/channel/$ref")
                                .asString()
                                .equals("#/channels/" + channel))
                    .extracting(operation -> operation.path("action").asString())
                    .contains("send", "receive"));
    assertThat(document.at("/operations/customer.send.BILLING.SUPPORT_PLAN/messages").values())
        .extracting(message -> message.path("$ref").asString())
        .containsExactly(
            "#/channels/BILLING.SUPPORT_PLAN/messages/SentMark",
            "#/channels/BILLING.SUPPORT_PLAN/messages/PlanChosen");
    assertThat(document.path("operations").has("customer.receive.BILLING.SUPPORT_PLAN")).isFalse();
  }

  @Test
  void everyExampleIsWhatItsMessageSays() throws IOException {
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    JsonNode messages = generated().path("components").path("messages");
    assertThat(messages.size()).isEqualTo(Contracts.all().size());
    for (JsonNode message : messages) {
      for (String part : List.of("headers", "payload")) {
        JsonNode example = message.at("/examples/0").path(part);
        assertThat(registry.getSchema(message.path(part)).validate(example)).isEmpty();
      }
    }
  }

  /** The schema of AsyncAPI is not part of this product: whoever has it says where it lies. */
  @Test
  @EnabledIfSystemProperty(named = "asyncapi.schema", matches = ".+")
  void theDocumentIsValidAsyncApi() throws IOException {
    JsonNode schema =
        JsonMapper.shared()
            .readTree(Files.readString(Path.of(System.getProperty("asyncapi.schema"))));

    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(schema)
                .validate(generated()))
        .isEmpty();
  }

  private static JsonNode generated() throws IOException {
    Matcher version = VERSION.matcher(Files.readString(Path.of("../pom.xml")));
    assertThat(version.find()).isTrue();
    return new AsyncApiDocument().of(version.group(1));
  }
}
