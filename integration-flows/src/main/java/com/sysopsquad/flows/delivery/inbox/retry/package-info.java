/** Messages that failed: which of them are tried again, when, and what waits behind them. */
@NullMarked
package com.sysopsquad.flows.delivery.inbox.retry;

import org.jspecify.annotations.NullMarked;
