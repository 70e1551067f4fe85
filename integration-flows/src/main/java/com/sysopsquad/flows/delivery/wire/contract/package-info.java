/** Contracts as JSON: written, checked against their records, and read. */
@NullMarked
package com.sysopsquad.flows.delivery.wire.contract;

import org.jspecify.annotations.NullMarked;
