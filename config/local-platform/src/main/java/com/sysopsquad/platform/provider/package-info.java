/**
 * A payment provider for development and tests: the part of Stripe's API that billing uses,
 * Stripe's test cards, and every way in which a provider fails. It stores the brand and last four
 * digits of a card, never its number.
 */
@NullMarked
package com.sysopsquad.platform.provider;

import org.jspecify.annotations.NullMarked;
