package com.sysopsquad.flows.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.sysopsquad.flows.message.Contract;
import com.sysopsquad.flows.supportplan.PlanChosen;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schemas that are checked in are those of the records, and break no released one. */
class ContractSchemasTests {

  private static final JsonMapper JSON = JsonMapper.shared();

  @Test
  void theCheckedInSchemasAreThoseOfTheRecords() {
    CheckedIn.require(CheckedIn.DOCUMENTS, CheckedIn.SCHEMA, generated());
  }

  @Test
  void noReleasedContractIsBroken() {
    if (CheckedIn.isRelease()) {
      CheckedIn.write(CheckedIn.RELEASED, CheckedIn.SCHEMA, generated());
    }
    Map<String, String> present = generated();
    Map<String, String> released = CheckedIn.read(CheckedIn.RELEASED, CheckedIn.SCHEMA);

    assertThat(released).isNotEmpty();
    assertThat(released)
        .allSatisfy(
            (name, schema) ->
                assertThat(
                        Compatibility.breaks(tree(schema), tree(present.getOrDefault(name, "{}"))))
                    .as(
                        "%s was released like this: give the new one another version of the type."
                            + " Once all who know the old one are gone: %s",
                        name, CheckedIn.howToRelease())
                    .isEmpty());
  }

  @Test
  void everySchemaIsValidItselfAndAdmitsItsSample() {
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    assertThat(generated().values())
        .isNotEmpty()
        .allSatisfy(
            text -> {
              JsonNode schema = tree(text);
              JsonNode meta = tree("{\"$ref\": \"https://json-schema.org/draft/2020-12/schema\"}");
              assertThat(registry.getSchema(meta).validate(schema)).isEmpty();
              assertThat(registry.getSchema(schema).validate(SampleMessages.of(schema))).isEmpty();
            });
  }

  @Test
  void aSchemaSaysWhatTheSourceSays() {
    JsonNode plan = new ContractSchemas().of(PlanChosen.class);

    assertThat(plan.path("title").asString()).isEqualTo("PlanChosen");
    assertThat(plan.path("description").asString())
        .isEqualTo(
            "The whole current state of a customer's support plan: chosen, changed or canceled.");
    assertThat(plan.at("/properties/planId/format").asString()).isEqualTo("uuid");
    assertThat(plan.at("/properties/version/format").asString()).isEqualTo("int64");
    assertThat(plan.at("/properties/anchorDay/description").asString())
        .startsWith("day of month on which periods begin");
    assertThat(plan.at("/properties/endsOn/type")).hasToString("[\"string\",\"null\"]");
    assertThat(plan.path("required").values())
        .extracting(JsonNode::asString)
        .contains("planId", "version", "customer", "anchorDay")
        .doesNotContain("endsOn");
    assertThat(plan.at("/properties/customer/properties/postalCode/type").asString())
        .isEqualTo("string");
  }

  private static Map<String, String> generated() {
    ContractSchemas schemas = new ContractSchemas();
    Map<String, String> documents = new TreeMap<>();
    for (Class<? extends Contract> contract : Contracts.all()) {
      documents.put(
          Contracts.name(contract) + CheckedIn.SCHEMA,
          schemas.of(contract).toPrettyString().replace("\r", "") + "\n");
    }
    return documents;
  }

  private static JsonNode tree(String json) {
    return JSON.readTree(json);
  }
}
