/**
 * Masks what must not appear in logs and dead letters: card numbers, encrypted cards, passwords.
 */
@NullMarked
package com.sysopsquad.flows.masking;

import org.jspecify.annotations.NullMarked;
