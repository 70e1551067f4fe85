/**
 * The console of operations: pages, REST API and who may use them.
 *
 * <p>It decides nothing about jobs: it shows what {@code run}, {@code schedule}, {@code
 * flows.monitor} and the quanta next door know and passes commands on to them, with the name of the
 * person who gave them.
 */
@NullMarked
package com.sysopsquad.jobs.console;

import org.jspecify.annotations.NullMarked;
