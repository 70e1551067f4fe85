package com.sysopsquad.portal;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sysopsquad.platform.TestPlatform;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who calls the API: a client with a token, or a browser in which somebody signed in. */
final class ApiCaller {

  static final String SECRET = "a secret of a client in tests";
  static final String ROOT = "/api/v1";

  private static final JsonMapper JSON = new JsonMapper();

  private final PortalVisitor visitor;

  private ApiCaller(PortalVisitor visitor) {
    this.visitor = visitor;
  }

  /** A client that has just got a token for these scopes. */
  static ApiCaller client(MockMvc mvc, String name, String secret, String scopes) throws Exception {
    return withToken(mvc, token(new PortalVisitor(mvc), name, secret, scopes));
  }

  /** A client that may do everything. */
  static ApiCaller callCentre(MockMvc mvc) throws Exception {
    return client(
        mvc,
        "call-centre",
        TestPlatform.start().env().getOrDefault("SYSOPS_API_CALL_CENTRE_SECRET", ""),
        "customers:read customers:write cards:write");
  }

  /** Whoever shows this token. */
  static ApiCaller withToken(MockMvc mvc, String token) {
    return new ApiCaller(new PortalVisitor(mvc).withHeader("Authorization", "Bearer " + token));
  }

  /** Nobody that is known. */
  static ApiCaller stranger(MockMvc mvc) {
    return new ApiCaller(new PortalVisitor(mvc));
  }

  /** The browser of somebody who is signed in, with the token that changes need. */
  static ApiCaller session(PortalVisitor visitor) throws Exception {
    JsonNode csrf = json(visitor.get(ROOT + "/csrf").andExpect(status().isOk()));
    visitor.withHeader(csrf.path("header").asString(), csrf.path("token").asString());
    return new ApiCaller(visitor);
  }

  static String token(PortalVisitor visitor, String name, String secret, String scopes)
      throws Exception {
    return json(ask(visitor, name, secret, "client_credentials", scopes).andExpect(status().isOk()))
        .path("access_token")
        .asString();
  }

  static ResultActions ask(
      PortalVisitor visitor, String name, String secret, String grant, String scopes)
      throws Exception {
    HttpHeaders basic = new HttpHeaders();
    basic.setBasicAuth(name, secret, StandardCharsets.UTF_8);
    return visitor.perform(
        MockMvcRequestBuilders.post("/oauth2/token")
            .headers(basic)
            .param("grant_type", grant)
            .param("scope", scopes));
  }

  ResultActions get(String path) throws Exception {
    return call(HttpMethod.GET, path, null);
  }

  ResultActions put(String path, String body) throws Exception {
    return call(HttpMethod.PUT, path, body);
  }

  ResultActions delete(String path) throws Exception {
    return call(HttpMethod.DELETE, path, null);
  }

  ResultActions call(HttpMethod method, String path, @Nullable String body) throws Exception {
    MockHttpServletRequestBuilder call = request(method, URI.create(ROOT + path));
    return perform(
        body == null ? call : call.contentType(MediaType.APPLICATION_JSON).content(body));
  }

  ResultActions perform(MockHttpServletRequestBuilder call) throws Exception {
    return visitor.perform(call);
  }

  /** What a good answer holds. */
  static JsonNode found(ResultActions answer) throws Exception {
    return json(answer.andExpect(status().isOk()));
  }

  static JsonNode json(ResultActions answer) throws Exception {
    return JSON.readTree(
        answer.andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
  }
}
