package com.sysopsquad.portal.api.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.sysopsquad.portal.api.client.ApiSettings;
import com.sysopsquad.portal.api.client.Scopes;
import com.sysopsquad.portal.display.PortalAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;

class SigningKeysTests {

  private static final PortalAddress PORTAL = new PortalAddress(URI.create("https://portal.test"));

  private final OwnTokensConfiguration tokens = new OwnTokensConfiguration();
  private final ECKey old = key("old");
  private final ECKey next = key("new");

  @TempDir Path folder;

  private int written;

  @Test
  void keysRotateWithoutARestartAndWithoutAPause() throws IOException {
    Path file = folder.resolve("keys.json");
    write(file, old);
    SigningKeys keys = new SigningKeys(file.toString());
    JwtEncoder encoder = tokens.tokenEncoder(keys);
    JwtDecoder decoder = tokens.tokenDecoder(keys, PORTAL);
    Jwt first = token(encoder);

    write(file, next, old);
    Jwt second = token(encoder);
    write(file, old, next);
    Jwt third = token(encoder);

    assertThat(List.of(first, second, third))
        .extracting(token -> token.getHeaders().get("kid"))
        .containsExactly("old", "old", "new");
    assertThatCode(
            () -> {
              decoder.decode(first.getTokenValue());
              decoder.decode(third.getTokenValue());
            })
        .doesNotThrowAnyException();
    write(file, next);
    assertThatThrownBy(() -> decoder.decode(first.getTokenValue()))
        .isInstanceOf(JwtException.class);
  }

  @Test
  void aDamagedFileLeavesTheKeysThatWereRead() throws IOException {
    Path file = folder.resolve("keys.json");
    write(file, old);
    SigningKeys keys = new SigningKeys(file.toString());
    assertThat(keys.current().getKeys()).hasSize(1);

    Files.writeString(file, "{");
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH.plusSeconds(100)));

    assertThat(keys.current().getKeys()).hasSize(1);
  }

  @Test
  void clientsWithoutKeysKeepThePortalFromStarting() {
    ApiSettings settings = settings("a secret that nobody can guess");

    assertThatThrownBy(() -> tokens.signingKeys(settings, tokens.clients(settings)))
        .hasMessageContaining("sysops.api.signing-keys");
    ApiSettings none = settings("");
    assertThat(tokens.signingKeys(none, tokens.clients(none)).current().isEmpty()).isTrue();
  }

  @Test
  void secretsThatCanBeGuessedAndUnknownScopesAreRefused() {
    assertThatThrownBy(() -> settings("short")).hasMessageContaining("at least 20");
    assertThatThrownBy(() -> new ApiSettings.Client("", Set.of("customers:everything"), 0))
        .hasMessageContaining("customers:everything");
    assertThat(settings("a secret that nobody can guess").toString()).doesNotContain("guess");
  }

  private static ApiSettings settings(String secret) {
    return new ApiSettings(
        "",
        Duration.ofMinutes(5),
        30,
        300,
        1200,
        Map.of("one", new ApiSettings.Client(secret, Set.of(Scopes.READ), 0)));
  }

  private static Jwt token(JwtEncoder encoder) {
    Instant now = Instant.now();
    return encoder.encode(
        JwtEncoderParameters.from(
            JwsHeader.with(SignatureAlgorithm.ES256).build(),
            JwtClaimsSet.builder()
                .issuer(PORTAL.origin())
                .audience(List.of(OwnTokensConfiguration.audience(PORTAL)))
                .issuedAt(now)
                .expiresAt(now.plusSeconds(300))
                .build()));
  }

  private void write(Path file, JWK... keys) throws IOException {
    Files.writeString(file, new JWKSet(List.of(keys)).toString(false));
    written++;
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH.plusSeconds(written)));
  }

  private static ECKey key(String id) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
