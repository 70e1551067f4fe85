/**
 * The job collection: tries unpaid bills again once their customers have another card. billing-core
 * decides what may be tried.
 */
@NullMarked
package com.sysopsquad.jobs.collection;

import org.jspecify.annotations.NullMarked;
