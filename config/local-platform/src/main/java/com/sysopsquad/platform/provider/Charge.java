package com.sysopsquad.platform.provider;

/**
 * A charge of the provider.
 *
 * @param reference the merchant's reference, from the metadata {@code bill}; empty if there is none
 * @param run from the metadata {@code run}; empty if there is none
 * @param amount in minor units
 * @param id the payment intent
 */
public record Charge(String reference, String run, long amount, String currency, String id) {}
