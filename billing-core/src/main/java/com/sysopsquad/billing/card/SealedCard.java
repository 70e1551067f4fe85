package com.sysopsquad.billing.card;

/**
 * An encrypted card number.
 *
 * @param keyId the vault key that wraps the data key
 * @param wrappedKey nonce, wrapped data key, tag
 * @param sealedNumber nonce, encrypted number, tag
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way to the database, never compared
public record SealedCard(String keyId, byte[] wrappedKey, byte[] sealedNumber) {

  @Override
  public String toString() {
    return "SealedCard[" + keyId + "]";
  }
}
