/**
 * What the provider does by itself: its events about disputes, failed refunds and late failures
 * become postings and alerts, each once.
 */
@NullMarked
package com.sysopsquad.billing.event;

import org.jspecify.annotations.NullMarked;
