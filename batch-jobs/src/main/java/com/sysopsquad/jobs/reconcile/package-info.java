/**
 * The job reconcile: compares the payments of any period with the provider's own list. billing-core
 * decides whether they agree.
 */
@NullMarked
package com.sysopsquad.jobs.reconcile;

import org.jspecify.annotations.NullMarked;
