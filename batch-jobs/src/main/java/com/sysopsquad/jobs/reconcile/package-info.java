/**
 * The job reconcile: compares the payments of any time with the provider's own list. billing-core
 * decides what agrees.
 */
@NullMarked
package com.sysopsquad.jobs.reconcile;

import org.jspecify.annotations.NullMarked;
