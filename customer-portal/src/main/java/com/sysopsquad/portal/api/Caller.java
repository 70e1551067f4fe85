package com.sysopsquad.portal.api;

import com.sysopsquad.portal.security.Client;
import java.util.UUID;

/**
 * Whom a call is about, and who calls.
 *
 * @param customerId whose data it is
 * @param client the customer's browser, or the client that acts for the customer
 * @param inSession whether it is the customer, signed in
 */
public record Caller(UUID customerId, Client client, boolean inSession) {}
