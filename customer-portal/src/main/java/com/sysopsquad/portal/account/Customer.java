package com.sysopsquad.portal.account;

import java.util.UUID;

/**
 * A registered customer.
 *
 * @param version grows with every change of these details
 */
public record Customer(UUID id, String name, String email, PostalAddress address, long version) {}
