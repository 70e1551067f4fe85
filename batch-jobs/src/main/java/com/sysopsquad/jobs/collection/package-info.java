/**
 * The job collection: tries unpaid bills again once their customers have another card. Thin: what
 * may be tried is billing-core's to say.
 */
@NullMarked
package com.sysopsquad.jobs.collection;

import org.jspecify.annotations.NullMarked;
