/**
 * The guarantee: outbox, relay, inbox, dead letters. Once a sending transaction has committed, its
 * effect happens exactly once.
 */
@NullMarked
package com.sysopsquad.flows.delivery;

import org.jspecify.annotations.NullMarked;
