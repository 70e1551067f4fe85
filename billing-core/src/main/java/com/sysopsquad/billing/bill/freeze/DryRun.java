package com.sysopsquad.billing.bill.freeze;

import com.sysopsquad.billing.bill.run.DueSums;
import com.sysopsquad.billing.bill.run.RunKey;
import org.jspecify.annotations.Nullable;

/**
 * What a run would bill.
 *
 * @param frozen whether the run is already frozen; then these are the remaining bills
 * @param earlierRun the last run, a month before it or earlier; null if there is none
 * @param earlier everything that it has frozen; null if there is none
 */
public record DryRun(
    boolean frozen, DueSums due, @Nullable RunKey earlierRun, @Nullable DueSums earlier) {}
