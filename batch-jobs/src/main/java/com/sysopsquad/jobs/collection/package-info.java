/**
 * The job collection: charges unpaid bills again once their customers have another card.
 * billing-core decides which bills qualify.
 */
@NullMarked
package com.sysopsquad.jobs.collection;

import org.jspecify.annotations.NullMarked;
