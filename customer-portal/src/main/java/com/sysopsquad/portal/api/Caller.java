package com.sysopsquad.portal.api;

import com.sysopsquad.portal.security.event.Client;
import java.util.UUID;

/**
 * The customer that a call is about, and the caller.
 *
 * @param customerId the customer whose data it is
 * @param client the customer's browser, or the client that acts for the customer
 * @param inSession whether it is the customer, signed in
 */
public record Caller(UUID customerId, Client client, boolean inSession) {}
