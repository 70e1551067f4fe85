package com.sysopsquad.portal.api;

import com.sysopsquad.portal.api.client.Scopes;
import com.sysopsquad.portal.api.problem.Problem;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The API's document: what springdoc reads from the controllers, and what they all share. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

  static final String DOCUMENT = "/api/openapi.json";

  private static final String CLIENT = "client";
  private static final String SESSION = "session";
  private static final String CSRF = "csrf";
  private static final String PROBLEM = "#/components/schemas/Problem";
  private static final Map<String, String> PROBLEMS =
      Map.of(
          "400", "Malformed JSON, or a field of the wrong type",
          "401", "Token or session is missing or has expired",
          "403", "The token’s scopes do not allow this; in a session, see `type`",
          "404", "Not found, or not accessible",
          "412", "Changed by someone else in the meantime",
          "413", "More than 64 KiB, or a photo of more than 10 MB",
          "415", "Not application/json, or not an image where one is expected",
          "422", "The request is not possible; see `detail`, `code`, and `errors`",
          "429",
              "Too many requests, or too much within an hour; wait as long as `Retry-After` says",
          "503", "The database is not available, or photos cannot be checked; try again later");

  static {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
  }

  @Bean
  OpenAPI openApi() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Sysops Squad: customers")
                .version("1")
                .description(
                    """
                    What customers do in the portal, for API clients. Amounts are whole minor units of \
                    their currency. Dates are ISO dates, and times are ISO instants in UTC. The last day of \
                    a period is exclusive. Whoever creates something chooses its id (any UUID), so that a \
                    call can be repeated safely: it then returns what exists. Ignore fields that you do not \
                    know; more may be added. Texts are in English or German, by `Accept-Language`.\
                    """))
        .servers(List.of(new Server().url("/")))
        .components(
            new Components()
                .addSecuritySchemes(
                    CLIENT,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.OAUTH2)
                        .description("An API client that acts for customers")
                        .flows(
                            new OAuthFlows()
                                .clientCredentials(
                                    new OAuthFlow()
                                        .tokenUrl("/oauth2/token")
                                        .scopes(
                                            new io.swagger.v3.oas.models.security.Scopes()
                                                .addString(
                                                    Scopes.READ,
                                                    "Find customers and read their data")
                                                .addString(
                                                    Scopes.WRITE, "Change their data, except cards")
                                                .addString(
                                                    Scopes.CARDS,
                                                    "Add cards, remove them, and make one the"
                                                        + " default")))))
                .addSecuritySchemes(
                    SESSION,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.APIKEY)
                        .in(SecurityScheme.In.COOKIE)
                        .name("SYSOPS_SESSION")
                        .description("A customer who is signed in to the portal"))
                .addSecuritySchemes(
                    CSRF,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.APIKEY)
                        .in(SecurityScheme.In.HEADER)
                        .name("X-CSRF-TOKEN")
                        .description("For changes in a session; get it from /api/v1/csrf")));
  }

  @Bean
  OpenApiCustomizer whatAllOperationsShare() {
    return api -> {
      ModelConverters.getInstance(true)
          .readAll(Problem.class)
          .forEach((name, schema) -> api.getComponents().addSchemas(name, schema));
      PROBLEMS.forEach(
          (status, description) ->
              api.getComponents().addResponses("Problem" + status, problem(status, description)));
      api.getPaths()
          .forEach(
              (path, item) ->
                  item.readOperationsMap()
                      .forEach((method, operation) -> complete(path, method, operation)));
    };
  }

  private static void complete(String path, HttpMethod method, Operation operation) {
    if (path.contains("{customer}")) {
      operation.addParametersItem(
          new PathParameter()
              .name("customer")
              .schema(new StringSchema())
              .description("`me` in a session; the customer’s id for an API client")
              .example("me"));
    }
    ApiResponses responses = operation.getResponses();
    PROBLEMS.keySet().stream()
        .filter(status -> path.contains("{") || !status.equals("404"))
        .filter(status -> path.endsWith("/details") || !status.equals("412"))
        .filter(
            status -> operation.getRequestBody() != null || !Set.of("413", "415").contains(status))
        .sorted()
        .forEach(
            status ->
                responses.addApiResponse(
                    status, new ApiResponse().$ref("#/components/responses/Problem" + status)));
    operation.setSecurity(security(path, method));
  }

  private static List<SecurityRequirement> security(String path, HttpMethod method) {
    boolean looking = method == HttpMethod.GET;
    SecurityRequirement session = new SecurityRequirement().addList(SESSION);
    if (!looking) {
      session.addList(CSRF);
    }
    String scope = looking ? Scopes.READ : path.contains("/cards") ? Scopes.CARDS : Scopes.WRITE;
    SecurityRequirement client = new SecurityRequirement().addList(CLIENT, List.of(scope));
    return switch (path) {
      case CsrfController.PATH -> List.of(session);
      case "/api/v1/customers" -> List.of(client);
      default -> List.of(client, session);
    };
  }

  private static ApiResponse problem(String status, String description) {
    ApiResponse problem = new ApiResponse().description(description);
    if (status.equals("429")) {
      problem.addHeaderObject(
          "Retry-After", new Header().description("Seconds").schema(new IntegerSchema()));
    }
    return problem.content(
        new Content()
            .addMediaType(
                "application/problem+json", new MediaType().schema(new Schema<>().$ref(PROBLEM))));
  }
}
