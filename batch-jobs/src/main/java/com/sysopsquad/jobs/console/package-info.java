/**
 * The console of operations: pages, REST API and who may use them. Each section is a package with
 * its page, its API and its views; {@code frame} contains what they share.
 *
 * <p>It makes no decisions about jobs. It shows the data of {@code run}, {@code schedule}, {@code
 * flows.monitor} and the neighboring quanta, and passes commands on to them with the name of the
 * person who gave them.
 */
@NullMarked
package com.sysopsquad.jobs.console;

import org.jspecify.annotations.NullMarked;
