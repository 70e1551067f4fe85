/**
 * The console of operations: pages, REST API and who may use them. Each section is a package with
 * its page, its API and its views; {@code frame} holds what they share.
 *
 * <p>It decides nothing about jobs: it shows what {@code run}, {@code schedule}, {@code
 * flows.monitor} and the neighbor quanta know and passes commands on to them, with the name of the
 * person who gave them.
 */
@NullMarked
package com.sysopsquad.jobs.console;

import org.jspecify.annotations.NullMarked;
