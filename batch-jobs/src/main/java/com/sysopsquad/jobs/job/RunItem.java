package com.sysopsquad.jobs.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An item of a run that did not succeed.
 *
 * @param outcome name among the counts, for example "declined"
 * @param customer the customer's name
 * @param customerId the customer's id
 * @param what what it is for, as text
 * @param reference by which other systems know it
 * @param minor its amount in minor units; null if not known
 * @param currency null if not known
 * @param reason why, as text or as a code
 * @param at when it was last tried; null if never
 */
public record RunItem(
    long id,
    String outcome,
    String customer,
    String customerId,
    String what,
    String reference,
    @Nullable Long minor,
    @Nullable String currency,
    String reason,
    @Nullable Instant at) {}
