package com.sysopsquad.jobs.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An item of a run that did not succeed.
 *
 * @param outcome as its counts name it, for example "declined"
 * @param customer the customer's name
 * @param customerId the customer's id
 * @param what it is for, in words
 * @param reference by which others know it
 * @param minor what it is worth in minor units; null when that is not known
 * @param currency null when that is not known
 * @param reason why, in words or as a code
 * @param at when it was last tried; null: never
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
