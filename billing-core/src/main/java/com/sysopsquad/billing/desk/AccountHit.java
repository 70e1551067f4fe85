package com.sysopsquad.billing.desk;

import java.util.UUID;

/**
 * A customer who was found.
 *
 * @param foundBy what matched, for example "Invoice 2026-11/0-000017"
 */
public record AccountHit(
    UUID customerId,
    String name,
    String email,
    String street,
    String city,
    String state,
    String postalCode,
    String foundBy) {}
