/**
 * The job providerEvents: follows what the payment provider does by itself. billing-core decides
 * what it means.
 */
@NullMarked
package com.sysopsquad.jobs.providerevents;

import org.jspecify.annotations.NullMarked;
