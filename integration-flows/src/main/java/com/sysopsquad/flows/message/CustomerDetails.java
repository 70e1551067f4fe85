package com.sysopsquad.flows.message;

import java.util.UUID;

/**
 * A customer as other quanta may know it.
 *
 * @param version increases with every change of these details
 * @param state two-letter code of the United States, for sales tax
 */
public record CustomerDetails(
    UUID customerId,
    @Within(least = 1) long version,
    @FreeText String name,
    String email,
    @FreeText String street,
    @FreeText String city,
    String state,
    String postalCode) {}
