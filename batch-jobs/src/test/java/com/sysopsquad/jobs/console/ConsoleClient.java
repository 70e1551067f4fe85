package com.sysopsquad.jobs.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.platform.TestPlatform;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A person at a browser and a script, both at the same console. */
final class ConsoleClient implements AutoCloseable {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Map<String, String> ENV = TestPlatform.start().env();

  private final HttpClient browser =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final String url;
  private final String managementUrl;

  ConsoleClient(ConfigurableApplicationContext operations) {
    this.url =
        "http://localhost:" + operations.getEnvironment().getRequiredProperty("local.server.port");
    this.managementUrl =
        "http://localhost:"
            + operations.getEnvironment().getRequiredProperty("local.management.port");
  }

  @Override
  public void close() {
    browser.close();
  }

  /** Where the console is. */
  String url() {
    return url;
  }

  /** The password of whoever is signed in. */
  String password() {
    return String.valueOf(ENV.get("SYSOPS_OPERATIONS_PASSWORD"));
  }

  /** Who is signed in. */
  String operator() {
    return String.valueOf(ENV.get("SYSOPS_OPERATIONS_USER"));
  }

  void signIn() throws IOException, InterruptedException {
    signInAs("SYSOPS_OPERATIONS");
  }

  /** Signs in as the person whose name and password have this prefix in the environment. */
  void signInAs(String person) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        submit(
            "/sign-in",
            Map.of(
                "username", ENV.get(person + "_USER"), "password", ENV.get(person + "_PASSWORD")));
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().allValues("set-cookie"))
        .anySatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax"));
  }

  void submit(String path) throws IOException, InterruptedException {
    assertThat(submit(path, Map.of()).statusCode()).isEqualTo(302);
  }

  HttpResponse<String> submit(String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    Matcher token = TOKEN.matcher(browse(path.equals("/sign-in") ? path : "/").body());
    assertThat(token.find()).isTrue();
    String form =
        fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()) + "&")
                .collect(Collectors.joining())
            + "_csrf="
            + encoded(token.group(1));
    return browser.send(
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build(),
        BodyHandlers.ofString());
  }

  String page(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = browse(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  HttpResponse<String> browse(String path) throws IOException, InterruptedException {
    return browser.send(
        HttpRequest.newBuilder(URI.create(url + path)).header("Accept", "text/html").build(),
        BodyHandlers.ofString());
  }

  HttpRequest.Builder get(String path) {
    return known(URI.create(url + path));
  }

  /** The same at the port of the management endpoints, by a viewer or by a stranger. */
  HttpRequest.Builder management(String path, boolean known) {
    URI address = URI.create(managementUrl + path);
    return known ? known(address) : HttpRequest.newBuilder(address);
  }

  private static HttpRequest.Builder known(URI address) {
    return known(address, "SYSOPS_OPERATIONS_USER", "SYSOPS_OPERATIONS_PASSWORD");
  }

  private static HttpRequest.Builder known(URI address, String user, String password) {
    String credentials = ENV.get(user) + ":" + ENV.get(password);
    return HttpRequest.newBuilder(address)
        .header(
            "Authorization",
            "Basic "
                + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
  }

  /** The same command by the second operator. */
  HttpRequest.Builder postAsSecond(String path, String json) {
    return known(
            URI.create(url + path),
            "SYSOPS_SECOND_OPERATOR_USER",
            "SYSOPS_SECOND_OPERATOR_PASSWORD")
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(json));
  }

  HttpRequest.Builder post(String path, String json) {
    return get(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return browser.send(request.build(), BodyHandlers.ofString());
  }

  JsonNode json(HttpRequest.Builder request, int status) throws IOException, InterruptedException {
    HttpResponse<String> answer = send(request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JsonMapper.shared().readTree(answer.body());
  }

  String problem(HttpRequest.Builder request, int status) throws IOException, InterruptedException {
    return json(request, status).path("detail").asString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
