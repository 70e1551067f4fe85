package com.sysopsquad.portal.passkey;

import java.time.Instant;

/**
 * A key in a customer's device.
 *
 * @param id names it on a page
 * @param label as its customer calls it
 */
record Passkey(String id, String label, Instant createdAt, Instant usedAt) {}
