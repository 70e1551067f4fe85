package com.sysopsquad.billing.card.intake;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEEncrypter;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sysopsquad.billing.card.CardDecision;
import com.sysopsquad.billing.provider.PaymentProvider;
import com.sysopsquad.flows.cardregistration.CardHandedIn;
import com.sysopsquad.flows.cardregistration.CardRegistrationReceiver;
import com.sysopsquad.flows.cardstatus.CardStatusGateway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Cards as a customer's browser sends them, and the keys that open and keep them. */
public final class CardFixture {

  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  public static final UUID CUSTOMER = UUID.fromString("00000000-0000-0000-0000-0000000000ad");
  public static final String GOOD_NUMBER = "4242424242424242";
  static final String SECURITY_CODE = "737";
  static final RSAKey RSA = rsa("rsa-1");
  static final ECKey EC = ec("ec-1");
  static final OctetSequenceKey FINGERPRINT = oct("fingerprint", KeyUse.SIGNATURE);
  static final OctetSequenceKey VAULT_1 = oct("vault-1", KeyUse.ENCRYPTION);
  static final OctetSequenceKey VAULT_2 = oct("vault-2", KeyUse.ENCRYPTION);

  private CardFixture() {}

  /** The intake of an installation with these files of keys. */
  public static CardRegistrationReceiver<CardDecision> intake(
      Path privateKeys,
      Path vaultKeys,
      PaymentProvider provider,
      JdbcClient jdbc,
      CardStatusGateway answers) {
    return new CardIntakeConfiguration()
        .cardIntake(new CardSettings(privateKeys, vaultKeys), provider, jdbc, answers, CLOCK);
  }

  static CardKeys keys(Path folder) {
    return CardKeys.read(write(folder, "card-keys.json", RSA, EC));
  }

  static CardVault vault(Path folder, JWK... keys) {
    return new CardVault(VaultKeys.read(write(folder, "vault-keys.json", keys)));
  }

  static Path write(Path folder, String name, JWK... keys) {
    try {
      return Files.writeString(folder.resolve(name), new JWKSet(List.of(keys)).toString(false));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, Object> payload(UUID registrationId) {
    return payload(registrationId, GOOD_NUMBER);
  }

  public static Map<String, Object> payload(UUID registrationId, String number) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("jti", UUID.randomUUID().toString());
    payload.put("exp", NOW.plus(Duration.ofHours(1)).getEpochSecond());
    payload.put("registrationId", registrationId.toString());
    payload.put("number", number);
    payload.put("expiryMonth", 12);
    payload.put("expiryYear", 2030);
    payload.put("securityCode", SECURITY_CODE);
    payload.put("holder", "Ada Lovelace");
    return payload;
  }

  static CardHandedIn card(UUID registrationId, Map<String, Object> payload) {
    return new CardHandedIn(registrationId, CUSTOMER, sealed(payload));
  }

  static String sealed(Map<String, Object> payload) {
    return sealed(header(JWEAlgorithm.RSA_OAEP_256, RSA.getKeyID()).build(), payload, RSA);
  }

  static JWEHeader.Builder header(JWEAlgorithm algorithm, String kid) {
    return new JWEHeader.Builder(algorithm, EncryptionMethod.A256GCM).keyID(kid);
  }

  static JWEHeader compressed() {
    return header(JWEAlgorithm.RSA_OAEP_256, RSA.getKeyID())
        .compressionAlgorithm(CompressionAlgorithm.DEF)
        .build();
  }

  public static String sealed(JWEHeader header, Map<String, Object> payload, JWK key) {
    try {
      JWEEncrypter encrypter =
          switch (key) {
            case RSAKey rsa -> new RSAEncrypter(rsa.toRSAPublicKey());
            case ECKey ec -> new ECDHEncrypter(ec.toECPublicKey());
            default -> throw new IllegalArgumentException("No key to encrypt with");
          };
      JWEObject jwe =
          new JWEObject(header, new Payload(new JsonMapper().writeValueAsString(payload)));
      jwe.encrypt(encrypter);
      return jwe.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static RSAKey rsa(String kid) {
    try {
      return new RSAKeyGenerator(3072).keyID(kid).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ECKey ec(String kid) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static OctetSequenceKey oct(String kid, KeyUse use) {
    try {
      return new OctetSequenceKeyGenerator(256).keyID(kid).keyUse(use).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
