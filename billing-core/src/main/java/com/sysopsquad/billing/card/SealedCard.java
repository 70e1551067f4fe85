package com.sysopsquad.billing.card;

/**
 * A card number under lock.
 *
 * @param keyId the vault key that wraps the data key
 * @param wrappedKey nonce, wrapped data key, tag
 * @param sealedNumber nonce, encrypted number, tag
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way to the database, never compared
record SealedCard(String keyId, byte[] wrappedKey, byte[] sealedNumber) {

  @Override
  public String toString() {
    return "SealedCard[" + keyId + "]";
  }
}
