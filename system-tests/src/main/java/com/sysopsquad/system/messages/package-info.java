/**
 * The guarantee under fire: processes that do nothing but send and receive messages through it,
 * whatever can befall them, and a checker that compares what was sent with what was applied.
 */
@NullMarked
package com.sysopsquad.system.messages;

import org.jspecify.annotations.NullMarked;
