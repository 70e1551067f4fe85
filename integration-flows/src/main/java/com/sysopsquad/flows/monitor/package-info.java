/**
 * What operations sees of the messages: stores what quanta report, in the package that answers for
 * it.
 */
@NullMarked
package com.sysopsquad.flows.monitor;

import org.jspecify.annotations.NullMarked;
