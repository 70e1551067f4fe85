package com.sysopsquad.portal.card.sealing;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.UUID;

/** Cards sealed to the keys that the running portal was given. */
public record SealedTestCards(CardKeys keys) {

  /** A card of this registration. */
  public String card(UUID registrationId) {
    RSAKey key = (RSAKey) keys.current().getKeys().getLast();
    JWEObject jwe =
        new JWEObject(
            new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
                .keyID(key.getKeyID())
                .build(),
            new Payload("{\"registrationId\":\"" + registrationId + "\"}"));
    try {
      jwe.encrypt(new RSAEncrypter(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return jwe.serialize();
  }
}
