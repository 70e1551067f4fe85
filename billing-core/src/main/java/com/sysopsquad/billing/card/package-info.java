/**
 * Cards: decrypted, checked, verified with the provider and stored encrypted. This is the only
 * package in which a card number is ever readable. It uses the port in {@code provider} and nothing
 * else of billing.
 */
@NullMarked
package com.sysopsquad.billing.card;

import org.jspecify.annotations.NullMarked;
