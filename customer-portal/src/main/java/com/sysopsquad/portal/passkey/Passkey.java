package com.sysopsquad.portal.passkey;

import java.time.Instant;

/**
 * A key on a customer's device.
 *
 * @param id its id on a page
 * @param label its customer's name for it
 */
record Passkey(String id, String label, Instant createdAt, Instant usedAt) {}
