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
    @Length(most = 3_200) String name,
    @Length(most = 4_100) String email,
    @Length(most = 3_200) String street,
    @Length(most = 1_600) String city,
    @Length(most = 2) String state,
    @Length(most = 20) String postalCode) {}
