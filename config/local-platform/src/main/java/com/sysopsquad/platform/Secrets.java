package com.sysopsquad.platform;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Passwords and keys of one installation, created once and never changed; files in {@code secrets}
 * that only their owner can read.
 */
final class Secrets {

  /**
   * Everything that signs in somewhere: database roles, users of the broker, the provider's key,
   * people. And what encrypts the bodies that a quantum withholds from operations.
   */
  private static final List<String> NAMES =
      List.of(
          "postgres",
          "customer_owner",
          "customer_app",
          "billing_owner",
          "billing_app",
          "sysops_owner",
          "sysops_app",
          "reporting_owner",
          "reporting_app",
          "contract_sync",
          "broker.customer",
          "broker.billing",
          "broker.sysops",
          "broker.reporting",
          "broker.operations",
          "provider",
          "operator",
          "second",
          "clerk",
          "viewer",
          "api.call-centre",
          "withheld.customer",
          "withheld.billing",
          "withheld.sysops",
          "withheld.reporting",
          "demo");

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path folder;
  private final Properties passwords;

  private Secrets(Path folder, Properties passwords) {
    this.folder = folder;
    this.passwords = passwords;
  }

  /** Reads the secrets of an installation; creates those that do not exist yet. */
  static Secrets of(Path var) {
    try {
      Path folder = PrivateFiles.folder(var.resolve("secrets"));
      Path file = folder.resolve("passwords.properties");
      return new Secrets(folder, PrivateFiles.exclusively(folder, () -> passwords(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String password(String name) {
    String password = passwords.getProperty(name);
    if (password == null) {
      throw new IllegalArgumentException("no such secret: " + name);
    }
    return password;
  }

  /** Distinguishes one set of passwords from another, and reveals nothing about them. */
  String fingerprint() {
    try {
      byte[] all = new TreeMap<>(passwords).toString().getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(all);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The public keys with which a browser encrypts a card: a JWK set. */
  Path cardPublicKeys() {
    return folder.resolve("card-public.jwks.json");
  }

  /** The private keys that decrypt a card: a JWK set. */
  Path cardPrivateKeys() {
    return folder.resolve("card-private.jwks.json");
  }

  /** The keys with which billing encrypts stored cards: a JWK set. */
  Path cardVaultKeys() {
    return folder.resolve("card-vault.jwks.json");
  }

  private static Properties passwords(Path file) throws IOException {
    Properties known = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        known.load(reader);
      }
    }
    boolean complete = true;
    for (String name : NAMES) {
      if (known.getProperty(name) == null) {
        known.setProperty(name, random(18));
        complete = false;
      }
    }
    if (!complete) {
      StringBuilder text = new StringBuilder("# Made at the first start. Keep it secret.\n");
      TreeMap<Object, Object> sorted = new TreeMap<>(known);
      sorted.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
      PrivateFiles.write(file, text.toString());
    }
    return known;
  }

  /** The private keys with which the portal signs the tokens of its API: a JWK set. */
  Path apiSigningKeys() {
    return folder.resolve("api-signing.jwks.json");
  }

  /** Creates the keys for cards and tokens unless they exist; takes about a second. */
  void makeKeys() {
    try {
      PrivateFiles.exclusively(folder, this::makeMissingKeys);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path makeMissingKeys() throws IOException {
    try {
      if (!Files.exists(cardPrivateKeys())) {
        RSAKey key =
            new RSAKeyGenerator(3072)
                .keyUse(KeyUse.ENCRYPTION)
                .algorithm(JWEAlgorithm.RSA_OAEP_256)
                .keyIDFromThumbprint(true)
                .generate();
        PrivateFiles.write(cardPrivateKeys(), new JWKSet(key).toString(false));
      }
      if (!Files.exists(cardPublicKeys())) {
        JWKSet keys = JWKSet.parse(Files.readString(cardPrivateKeys()));
        PrivateFiles.write(cardPublicKeys(), keys.toPublicJWKSet().toString());
      }
      if (!Files.exists(cardVaultKeys())) {
        JWK fingerprint = secretKey("fingerprint", KeyUse.SIGNATURE);
        JWK wrapping = secretKey("vault-" + random(6), KeyUse.ENCRYPTION);
        List<JWK> keys = List.of(fingerprint, wrapping);
        PrivateFiles.write(cardVaultKeys(), new JWKSet(keys).toString(false));
      }
      if (!Files.exists(apiSigningKeys())) {
        JWK key =
            new ECKeyGenerator(Curve.P_256)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.ES256)
                .keyIDFromThumbprint(true)
                .generate();
        PrivateFiles.write(apiSigningKeys(), new JWKSet(key).toString(false));
      }
      return folder;
    } catch (JOSEException e) {
      throw new IllegalStateException("keys cannot be made", e);
    } catch (ParseException e) {
      throw new PlatformException(
          cardPrivateKeys() + " is damaged: restore it, or delete it to have new keys made", e);
    }
  }

  private static JWK secretKey(String id, KeyUse use) throws JOSEException {
    return new OctetSequenceKeyGenerator(256).keyUse(use).keyID(id).generate();
  }

  private static String random(int bytes) {
    byte[] secret = new byte[bytes];
    RANDOM.nextBytes(secret);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }
}
