package com.sysopsquad.billing.bill;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What a run of a month would bill.
 *
 * @param frozen whether the month is frozen already; then these are the bills that are left
 * @param earlierMonth the last month before it that was billed; null: there is none
 * @param earlier all that was frozen for that month; null: there is none
 */
public record DryRun(
    boolean frozen, DueSums due, @Nullable YearMonth earlierMonth, @Nullable DueSums earlier) {}
