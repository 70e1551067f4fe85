/**
 * What development, evaluation and tests need around the product: PostgreSQL, the broker, the
 * payment provider's simulator and a mailbox, in one place and started one way. A deployment
 * replaces each of them by configuration; no other module depends on this one outside its tests.
 */
@NullMarked
package com.sysopsquad.platform;

import org.jspecify.annotations.NullMarked;
