package com.sysopsquad.portal.api.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.sun.net.httpserver.HttpServer;
import com.sysopsquad.portal.api.client.ApiClient;
import com.sysopsquad.portal.display.PortalAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

class OtherIssuerTests {

  private final PortalAddress portal = new PortalAddress(URI.create("https://portal.test"));
  private ECKey key;
  private HttpServer server;
  private String issuer;

  @BeforeEach
  void start() throws Exception {
    key = new ECKeyGenerator(Curve.P_256).keyID("theirs").generate();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    issuer = "http://localhost:" + server.getAddress().getPort();
    serve(
        "/.well-known/openid-configuration",
        "{\"issuer\": \"%s\", \"jwks_uri\": \"%s/keys\"}".formatted(issuer, issuer));
    serve("/keys", new JWKSet(key.toPublicJWK()).toString());
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void theConfigurationNamesAnotherIssuerAndThePortalIssuesNoTokens() {
    new ApplicationContextRunner()
        .withUserConfiguration(OtherIssuerConfiguration.class, OwnTokensConfiguration.class)
        .withBean(PortalAddress.class, () -> portal)
        .withPropertyValues(OtherIssuerConfiguration.ISSUER + "=" + issuer)
        .run(
            context -> {
              assertThat(context).hasNotFailed().doesNotHaveBean(ApiClients.class);
              JwtDecoder decoder = context.getBean(JwtDecoder.class);
              String good = token(issuer, "https://portal.test/api");
              assertThat(ApiClient.of(decoder.decode(good))).isEqualTo("their_app_");
              for (String bad :
                  List.of(
                      token(issuer, "https://elsewhere.test"),
                      token("http://localhost:1", "https://portal.test/api"),
                      good.substring(0, good.length() - 4) + "AAAA")) {
                assertThatThrownBy(() -> decoder.decode(bad)).isInstanceOf(JwtException.class);
              }
            });
  }

  private String token(String by, String meantFor) {
    Instant now = Instant.now();
    Jwt token =
        new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(key)))
            .encode(
                JwtEncoderParameters.from(
                    JwsHeader.with(SignatureAlgorithm.ES256).build(),
                    JwtClaimsSet.builder()
                        .issuer(by)
                        .subject("somebody")
                        .claim("azp", "their app\n")
                        .audience(List.of(meantFor))
                        .issuedAt(now)
                        .expiresAt(now.plusSeconds(300))
                        .build()));
    return token.getTokenValue();
  }

  private void serve(String path, String json) {
    server.createContext(
        path,
        exchange -> {
          byte[] body = json.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          try (var out = exchange.getResponseBody()) {
            out.write(body);
          } catch (IOException callerGone) {
            throw new IllegalStateException(callerGone);
          }
        });
  }
}
