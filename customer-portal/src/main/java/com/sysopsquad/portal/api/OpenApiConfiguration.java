package com.sysopsquad.portal.api;

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

/**
 * The document of the API: what springdoc reads off the controllers, and what all of them share.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

  static final String DOCUMENT = "/api/openapi.json";

  private static final String CLIENT = "client";
  private static final String SESSION = "session";
  private static final String CSRF = "csrf";
  private static final String PROBLEM = "#/components/schemas/Problem";
  private static final Map<String, String> PROBLEMS =
      Map.of(
          "400", "Not JSON, or a field of another type",
          "401", "No token or session, or one that has ended",
          "403", "The token’s scopes do not allow it; in a session, see `type`",
          "404", "There is no such thing, or it is somebody else’s",
          "412", "Changed by somebody else meanwhile",
          "413", "More than 64 KiB, or a photo of more than 10 MB",
          "415", "Not application/json, or not a picture where one is expected",
          "422", "What was asked for cannot be, see `detail`, `code` and `errors`",
          "429", "Too many calls, or too much within an hour: wait as long as `Retry-After` says",
          "503", "The database is away, or photos cannot be checked: try again later");

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
                    What customers do on the pages of the portal, for API clients. Amounts are whole minor \
                    units of their currency; days are ISO dates, moments ISO instants in UTC; of a period \
                    the last day is exclusive. Whoever creates something chooses its id (any UUID), so that \
                    a call may be repeated: it then answers what stands. Fields that are added later may be \
                    ignored. Texts are English or German, by `Accept-Language`."""))
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
                                                    "Find customers and see what is theirs")
                                                .addString(
                                                    Scopes.WRITE,
                                                    "Change what is theirs, but for cards")
                                                .addString(
                                                    Scopes.CARDS,
                                                    "Hand in, choose and remove cards")))))
                .addSecuritySchemes(
                    SESSION,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.APIKEY)
                        .in(SecurityScheme.In.COOKIE)
                        .name("SYSOPS_SESSION")
                        .description("A customer who has signed in on the pages"))
                .addSecuritySchemes(
                    CSRF,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.APIKEY)
                        .in(SecurityScheme.In.HEADER)
                        .name("X-CSRF-TOKEN")
                        .description("For changes in a session, from /api/v1/csrf")));
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
