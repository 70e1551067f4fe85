package com.sysopsquad.system;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

/** Encrypts cards as a customer's browser does. */
final class SealedCard {

  private static final long SECONDS_VALID = 24 * 3600;

  private SealedCard() {}

  /** A card that only billing can read. */
  static String of(
      Path publicKeys,
      UUID registration,
      String number,
      String securityCode,
      String holder,
      Instant now) {
    try {
      JWK key = JWKSet.load(publicKeys.toFile()).getKeys().getLast();
      JWEObject sealed =
          new JWEObject(
              new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
                  .keyID(key.getKeyID())
                  .build(),
              new Payload(content(registration, number, securityCode, holder, now)));
      sealed.encrypt(new RSAEncrypter(key.toRSAKey()));
      return sealed.serialize();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParseException | JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> content(
      UUID registration, String number, String code, String holder, Instant now) {
    return Map.of(
        "jti",
        UUID.randomUUID().toString(),
        "exp",
        now.getEpochSecond() + SECONDS_VALID,
        "registrationId",
        registration.toString(),
        "number",
        number,
        "expiryMonth",
        12,
        "expiryYear",
        now.atZone(ZoneOffset.UTC).getYear() + 5,
        "securityCode",
        code,
        "holder",
        holder);
  }
}
