/**
 * Tests the guarantee under failures: processes that do nothing but send and receive messages
 * through it, everything that can happen to them, and a checker that compares what was sent with
 * what was applied.
 */
@NullMarked
package com.sysopsquad.system.messages;

import org.jspecify.annotations.NullMarked;
