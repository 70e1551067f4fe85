/** Tests of what operations sees of the messages. */
@NullMarked
package com.sysopsquad.flows.topology;

import org.jspecify.annotations.NullMarked;
