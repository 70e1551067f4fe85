/**
 * New cards: decrypted, checked, verified with the provider and encrypted again. This is the only
 * package in which a card number is ever readable.
 */
@NullMarked
package com.sysopsquad.billing.card.intake;

import org.jspecify.annotations.NullMarked;
