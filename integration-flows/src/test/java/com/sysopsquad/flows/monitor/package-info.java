/** Tests of what operations sees of the messages. */
@NullMarked
package com.sysopsquad.flows.monitor;

import org.jspecify.annotations.NullMarked;
