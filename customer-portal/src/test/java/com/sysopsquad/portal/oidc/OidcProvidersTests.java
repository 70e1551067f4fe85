package com.sysopsquad.portal.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.sysopsquad.portal.display.PortalAddress;
import com.sysopsquad.portal.security.SignInMethod;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.security.oauth2.client.registration.ClientRegistration;

class OidcProvidersTests {

  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  private static final PortalAddress PORTAL =
      new PortalAddress(URI.create("https://support.example.com"));

  private final OAuth2ClientProperties settings = new OAuth2ClientProperties();

  @Test
  void aProviderThatIsAwayIsOfferedAndCannotBeReached() throws Exception {
    named("example", "http://127.0.0.1:1");

    OidcProviders providers = new OidcProviders(settings, PORTAL);

    assertThat(providers.buttons())
        .containsExactly(new SignInMethod.Button("example", "/oauth2/authorization/example"));
    assertThatThrownBy(() -> providers.withId("example"))
        .isInstanceOf(ProviderAway.class)
        .hasMessageContaining("example");
  }

  @Test
  void aProviderThatComesBackIsReachedWhenItWasAskedAgain() throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress(HERE, 0), 0);
    try {
      String issuer = "http://127.0.0.1:" + server.getAddress().getPort();
      named("example", issuer);
      // It answers 404 as yet.
      server.start();
      OidcProviders providers = new OidcProviders(settings, PORTAL);
      assertThatThrownBy(() -> providers.withId("example")).isInstanceOf(ProviderAway.class);

      tellsAddresses(server, issuer);
      providers.ask();

      assertThat(providers.withId("example"))
          .isNotNull()
          .satisfies(
              provider ->
                  assertThat(provider.getProviderDetails().getTokenUri())
                      .isEqualTo(issuer + "/token"))
          .extracting(ClientRegistration::getClientId)
          .isEqualTo("portal");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void oneThatIsAwayDoesNotHideAnotherWhoseAddressesAreConfigured() throws Exception {
    named("away", "http://127.0.0.1:1");
    OAuth2ClientProperties.Registration client = client("example");
    client.setRedirectUri("{baseUrl}/login/oauth2/code/{registrationId}");
    client.setAuthorizationGrantType("authorization_code");
    OAuth2ClientProperties.Provider addresses = new OAuth2ClientProperties.Provider();
    addresses.setAuthorizationUri("https://id.example.com/authorize");
    addresses.setTokenUri("https://id.example.com/token");
    addresses.setJwkSetUri("https://id.example.com/keys");
    settings.getProvider().put("example", addresses);

    OidcProviders providers = new OidcProviders(settings, PORTAL);

    assertThat(providers.withId("example"))
        .isNotNull()
        .extracting(ClientRegistration::getRedirectUri)
        .as("it leads back to the portal's address, whatever a request says")
        .isEqualTo("https://support.example.com/login/oauth2/code/{registrationId}");
  }

  /** Spring's own limit is 30 s. */
  @Test
  @Timeout(25)
  void aProviderThatNeverAnswersDoesNotHoldUpTheStart() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, HERE)) {
      named("example", "http://127.0.0.1:" + silent.getLocalPort());

      assertThatThrownBy(() -> new OidcProviders(settings, PORTAL).withId("example"))
          .isInstanceOf(ProviderAway.class);
    }
  }

  @Test
  void whatIsNotConfiguredIsNotThere() throws Exception {
    OidcProviders providers = new OidcProviders(settings, PORTAL);

    assertThat(providers.any()).isFalse();
    assertThat(providers.withId("example")).isNull();
  }

  private void named(String id, String issuer) {
    client(id);
    OAuth2ClientProperties.Provider provider = new OAuth2ClientProperties.Provider();
    provider.setIssuerUri(issuer);
    settings.getProvider().put(id, provider);
  }

  private OAuth2ClientProperties.Registration client(String id) {
    OAuth2ClientProperties.Registration client = new OAuth2ClientProperties.Registration();
    client.setClientId("portal");
    client.setClientSecret("secret");
    settings.getRegistration().put(id, client);
    return client;
  }

  private static void tellsAddresses(HttpServer server, String issuer) throws IOException {
    byte[] addresses =
        """
        {"issuer": "ISSUER", "authorization_endpoint": "ISSUER/authorize",
         "token_endpoint": "ISSUER/token", "jwks_uri": "ISSUER/keys",
         "subject_types_supported": ["public"]}
        """
            .replace("ISSUER", issuer)
            .getBytes(UTF_8);
    server.createContext(
        "/.well-known/openid-configuration",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, addresses.length);
          exchange.getResponseBody().write(addresses);
          exchange.close();
        });
  }
}
