/**
 * The job {@code contractSync}: brings the catalog of support contracts from its source to the
 * replicas of customer and billing, all of it or nothing.
 */
@NullMarked
package com.sysopsquad.jobs.contractsync;

import org.jspecify.annotations.NullMarked;
