/**
 * The services that development, evaluation and tests need: PostgreSQL, the broker, the payment
 * provider's simulator and a mailbox, all in one place and started in the same way. A deployment
 * replaces each of them by configuration. Other modules depend on this one only in tests.
 */
@NullMarked
package com.sysopsquad.platform;

import org.jspecify.annotations.NullMarked;
