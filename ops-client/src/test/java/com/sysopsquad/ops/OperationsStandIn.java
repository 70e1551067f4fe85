package com.sysopsquad.ops;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A real HTTP server that answers as operations would, with what a test put in. */
public final class OperationsStandIn implements AutoCloseable {

  public record Answer(int status, String body) {}

  public record Request(
      String method, String path, String authorization, String body, @Nullable String key) {}

  private final HttpServer server;
  private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
  private final List<Request> requests = new ArrayList<>();

  public OperationsStandIn() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  public String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** The answers to come for "GET /path"; the last one stays. */
  public OperationsStandIn answering(String request, int status, String... bodies) {
    Deque<Answer> queue = answers.computeIfAbsent(request, _ -> new ArrayDeque<>());
    for (String body : bodies) {
      queue.add(new Answer(status, body));
    }
    return this;
  }

  public synchronized List<Request> requests() {
    return List.copyOf(requests);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    String path = exchange.getRequestURI().toString();
    requests.add(
        new Request(
            exchange.getRequestMethod(),
            path,
            authorization == null ? "" : authorization,
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
            exchange.getRequestHeaders().getFirst("Idempotency-Key")));
    Deque<Answer> queue = answers.get(exchange.getRequestMethod() + " " + path);
    Answer answer =
        queue == null
            ? new Answer(404, "{\"detail\":\"There is no page like this.\"}")
            : queue.size() > 1 ? queue.remove() : queue.element();
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
