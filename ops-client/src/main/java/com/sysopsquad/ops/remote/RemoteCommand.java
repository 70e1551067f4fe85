package com.sysopsquad.ops.remote;

import com.sysopsquad.ops.terminal.Screen;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** A command that sends a request to operations and shows the answer as a table or as JSON. */
public abstract class RemoteCommand implements Callable<Integer> {

  private final Session session;
  private final JsonMapper json =
      JsonMapper.builder().disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE).build();
  private @Nullable Operations operations;

  protected RemoteCommand(Session session) {
    this.session = session;
  }

  public final Screen screen() {
    return session.screen();
  }

  public final boolean asJson() {
    return session.json();
  }

  public final Operations operations() {
    Operations known = operations;
    if (known == null) {
      known = new Operations(session.target(), json);
      operations = known;
    }
    return known;
  }

  /** Shows an answer: as JSON if that was asked for, or else in words. */
  protected final int reply(JsonNode answer, Runnable inWords) {
    if (asJson()) {
      printJson(answer);
    } else {
      inWords.run();
    }
    return ExitCodes.OK;
  }

  public final void printJson(JsonNode answer) {
    screen().line(json.writerWithDefaultPrettyPrinter().writeValueAsString(answer));
  }

  public final void printJsonLine(JsonNode answer) {
    screen().line(json.writeValueAsString(answer));
  }

  public final <T> T read(JsonNode answer, Class<T> type) {
    return json.treeToValue(answer, type);
  }

  public final <T> T read(JsonNode answer, TypeReference<T> type) {
    return json.treeToValue(answer, type);
  }

  public final <T> List<T> readList(JsonNode answer, Class<T> type) {
    return answer.valueStream().map(node -> json.treeToValue(node, type)).toList();
  }

  /** The reason of a request that needs one. */
  protected static String required(@Nullable String reason) {
    if (reason == null || reason.isBlank()) {
      throw new CommandFailed(ExitCodes.USAGE, "Enter a reason with --reason.");
    }
    return reason;
  }

  /** Adds a field to a request if its option was given. */
  protected static <V> void put(Map<String, V> request, String field, @Nullable V value) {
    if (value != null) {
      request.put(field, value);
    }
  }

  /** A parameter of an address, or nothing if its option was not given. */
  protected static String chosen(String name, @Nullable Object value) {
    return value == null ? "" : "&" + name + "=" + segment(value.toString());
  }

  public static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
