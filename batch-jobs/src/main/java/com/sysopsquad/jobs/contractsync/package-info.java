/**
 * The job {@code contractSync}: copies the catalog of support contracts from its source to the
 * replicas of customer and billing, completely or not at all.
 */
@NullMarked
package com.sysopsquad.jobs.contractsync;

import org.jspecify.annotations.NullMarked;
