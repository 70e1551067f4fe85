package com.sysopsquad.flows.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CompatibilityTests {

  private static final String RELEASED =
      """
      {"type": "object", "required": ["id", "state", "lines"], "properties": {
        "id": {"type": "string", "format": "uuid"},
        "state": {"type": "string", "enum": ["OPEN", "DONE"]},
        "note": {"type": ["string", "null"]},
        "lines": {"type": "array", "items":
          {"type": "object", "required": ["amount"], "properties": {"amount": {"type": "integer"}}}},
        "headers": {"type": "object", "additionalProperties": {"type": "string"}}}}
      """;

  @Test
  void theSameIsCompatible() {
    assertThat(breaks(RELEASED)).isEmpty();
  }

  @Test
  void anOptionalFieldCanBeAdded() {
    assertThat(breaks(RELEASED.replace("\"note\"", "\"mood\": {\"type\": \"string\"}, \"note\"")))
        .isEmpty();
  }

  @Test
  void aDescriptionCanChange() {
    assertThat(breaks(RELEASED.replace("\"uuid\"", "\"uuid\", \"description\": \"names it\"")))
        .isEmpty();
  }

  @Test
  void aFieldCannotBeRemoved() {
    assertThat(breaks(RELEASED.replace("\"note\"", "\"remark\"")))
        .containsExactly("The field /note is removed");
  }

  @Test
  void aTypeCannotChange() {
    assertThat(breaks(RELEASED.replace("integer", "string")))
        .containsExactly("The type of /lines/*/amount was [integer] and is [string]");
    assertThat(breaks(RELEASED.replace("uuid", "date"))).hasSize(1);
    assertThat(breaks(RELEASED.replace(": {\"type\": \"string\"}}", ": {\"type\": \"integer\"}}")))
        .containsExactly("The type of /headers/* was [string] and is [integer]");
  }

  @Test
  void nothingMoreCanBeRequired() {
    assertThat(breaks(RELEASED.replace("\"required\": [\"id\"", "\"required\": [\"note\", \"id\"")))
        .containsExactly("The field /note is now required: an older sender lacks it");
  }

  @Test
  void nothingRequiredCanBecomeOptional() {
    assertThat(breaks(RELEASED.replace("\"required\": [\"id\", ", "\"required\": [")))
        .containsExactly("The field /id may now be absent: an older reader needs it");
  }

  @Test
  void noValueCanBeAddedOrTakenAway() {
    assertThat(breaks(RELEASED.replace("\"OPEN\", ", "")))
        .containsExactly("The set of values of /state was [DONE, OPEN] and is [DONE]");
    assertThat(breaks(RELEASED.replace("\"OPEN\", ", "\"OPEN\", \"LOST\", "))).hasSize(1);
  }

  @Test
  void aContractCannotDisappear() {
    assertThat(breaks("{}")).contains("The field /id is removed", "The field /lines is removed");
  }

  private static List<String> breaks(String present) {
    JsonMapper json = JsonMapper.shared();
    return Compatibility.breaks(json.readTree(RELEASED), json.readTree(present));
  }
}
