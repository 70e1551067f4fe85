/**
 * Cards as billing keeps them, encrypted, and what becomes of them. It uses the port in {@code
 * provider} and nothing else of billing.
 */
@NullMarked
package com.sysopsquad.billing.card;

import org.jspecify.annotations.NullMarked;
