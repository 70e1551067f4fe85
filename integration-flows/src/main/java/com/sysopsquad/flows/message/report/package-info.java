/**
 * Contracts of what quanta report to operations: failed, sent again, missing, paused and traced
 * messages.
 */
@NullMarked
package com.sysopsquad.flows.message.report;

import org.jspecify.annotations.NullMarked;
