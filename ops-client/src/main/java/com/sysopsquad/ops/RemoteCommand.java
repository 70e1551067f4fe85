package com.sysopsquad.ops;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** A command that sends a request to operations and shows the answer as a table or as JSON. */
abstract class RemoteCommand implements Callable<Integer> {

  private final OpsCommand ops;
  private final JsonMapper json =
      JsonMapper.builder().disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE).build();
  private @Nullable Operations operations;

  RemoteCommand(OpsCommand ops) {
    this.ops = ops;
  }

  final Screen screen() {
    return ops.screen();
  }

  final boolean asJson() {
    return ops.json();
  }

  final Operations operations() {
    Operations known = operations;
    if (known == null) {
      known = new Operations(ops.target(), json);
      operations = known;
    }
    return known;
  }

  final void printJson(JsonNode answer) {
    screen().line(json.writerWithDefaultPrettyPrinter().writeValueAsString(answer));
  }

  final void printJsonLine(JsonNode answer) {
    screen().line(json.writeValueAsString(answer));
  }

  final <T> T read(JsonNode answer, Class<T> type) {
    return json.treeToValue(answer, type);
  }

  final <T> T read(JsonNode answer, TypeReference<T> type) {
    return json.treeToValue(answer, type);
  }

  final <T> List<T> readList(JsonNode answer, Class<T> type) {
    return answer.valueStream().map(node -> json.treeToValue(node, type)).toList();
  }

  static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
