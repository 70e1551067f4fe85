package com.sysopsquad.ops.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The REST API of operations; every answer that is not a success becomes {@link CommandFailed}. */
public final class Operations {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);

  private static final int LONGEST_PROBLEM = 100_000;

  private final Target target;
  private final JsonMapper json;
  private final HttpClient client;

  Operations(Target target, JsonMapper json) {
    this.target = target;
    this.json = json;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  public JsonNode get(String path) {
    return send("GET", path, null, null);
  }

  public JsonNode post(String path, @Nullable Object body) {
    return send("POST", path, body, null);
  }

  /** Sends a request that is carried out once, however often it is sent with this key. */
  public JsonNode post(String path, Object body, String key) {
    return send("POST", path, body, key);
  }

  /** Writes an answer of any size to a file, and returns its length in bytes. */
  public long download(String path, Path file) {
    try {
      HttpResponse<InputStream> response =
          client.send(request("GET", path, null).build(), BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() != HttpURLConnection.HTTP_OK) {
          String text = new String(body.readNBytes(LONGEST_PROBLEM), StandardCharsets.UTF_8);
          understood(response.statusCode(), text);
          throw new CommandFailed(
              ExitCodes.UNREACHABLE,
              "%s does not respond like operations. Check the address.".formatted(target.url()));
        }
        return written(body, file);
      }
    } catch (IOException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static long written(InputStream body, Path file) {
    OutputStream out;
    try {
      out = Files.newOutputStream(file);
    } catch (IOException e) {
      throw new CommandFailed(ExitCodes.USAGE, "%s cannot be written.".formatted(file));
    }
    try (out) {
      return body.transferTo(out);
    } catch (IOException e) {
      throw new CommandFailed(
          ExitCodes.UNREACHABLE, "The answer broke off, so %s is not complete.".formatted(file));
    }
  }

  private HttpRequest.Builder request(String method, String path, @Nullable Object body) {
    String credentials = target.user() + ":" + target.password();
    BodyPublisher publisher =
        body == null
            ? BodyPublishers.noBody()
            : BodyPublishers.ofString(json.writeValueAsString(body));
    return HttpRequest.newBuilder(URI.create(target.url() + path))
        .timeout(ANSWER_TIMEOUT)
        .header(
            "Authorization",
            "Basic "
                + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
        .header("Accept", "application/json, application/problem+json")
        .header("Content-Type", "application/json")
        .method(method, publisher);
  }

  private JsonNode send(String method, String path, @Nullable Object body, @Nullable String key) {
    HttpRequest.Builder request = request(method, path, body);
    try {
      if (key != null) {
        request.header("Idempotency-Key", key);
      }
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      return understood(response.statusCode(), response.body());
    } catch (IOException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private CommandFailed unreachable(IOException e) {
    return new CommandFailed(
        ExitCodes.UNREACHABLE,
        "Operations cannot be reached at %s (%s). Is it running? Check with ./run --status."
            .formatted(target.url(), cause(e)));
  }

  private static CommandFailed interrupted() {
    Thread.currentThread().interrupt();
    return new CommandFailed(ExitCodes.UNREACHABLE, "Interrupted while waiting for operations.");
  }

  private JsonNode understood(int status, String body) {
    JsonNode answer = parsed(body);
    if (status >= 200 && status < 300) {
      if (answer == null) {
        throw new CommandFailed(
            ExitCodes.UNREACHABLE,
            "%s does not respond like operations. Check the address.".formatted(target.url()));
      }
      return answer;
    }
    String detail = answer == null ? "" : answer.path("detail").asString("");
    throw switch (status) {
      case 400, 422 ->
          new CommandFailed(
              ExitCodes.USAGE,
              detail.isEmpty() ? "Operations did not understand the request." : detail);
      case 401 ->
          new CommandFailed(
              ExitCodes.NOT_ALLOWED,
              "Not signed in. The user name or password is incorrect (%s)."
                  .formatted(target.user()));
      case 403 ->
          new CommandFailed(
              ExitCodes.NOT_ALLOWED,
              detail.isEmpty() ? "User %s has view-only access.".formatted(target.user()) : detail);
      case 404 -> new CommandFailed(ExitCodes.NOT_FOUND, detail.isEmpty() ? "Not found." : detail);
      case 500, 502, 503, 504 ->
          new CommandFailed(
              ExitCodes.UNREACHABLE,
              detail.isEmpty()
                  ? "Operations reported an error (%d). See its log for the cause."
                      .formatted(status)
                  : detail);
      default ->
          new CommandFailed(
              status >= 300 && status < 400 ? ExitCodes.UNREACHABLE : ExitCodes.REFUSED,
              detail.isEmpty() ? "Operations refused the request (%d).".formatted(status) : detail);
    };
  }

  private @Nullable JsonNode parsed(String body) {
    try {
      JsonNode node = json.readTree(body);
      return node.isContainer() ? node : null;
    } catch (JacksonException e) {
      return null;
    }
  }

  private static String cause(IOException e) {
    return switch (e) {
      case HttpTimeoutException timeout -> "no response in time";
      case ConnectException refused -> "connection refused, or unknown host";
      case SSLException tls -> "no secure connection: " + tls.getMessage();
      default -> e.getMessage() == null ? "the connection was lost" : e.getMessage();
    };
  }
}
