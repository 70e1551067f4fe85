package com.sysopsquad.portal.security;

import java.time.Instant;

/**
 * A key in a customer's device.
 *
 * @param id names it on a page
 * @param label as its customer calls it
 */
public record Passkey(String id, String label, Instant createdAt, Instant usedAt) {}
