/**
 * Cards: opened, checked, verified with the provider and kept under lock. The only package in which
 * a card number is ever readable; uses the provider's port of {@code payment} and nothing else of
 * billing.
 */
@NullMarked
package com.sysopsquad.billing.card;

import org.jspecify.annotations.NullMarked;
