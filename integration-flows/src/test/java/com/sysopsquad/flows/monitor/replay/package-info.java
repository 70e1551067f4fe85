/** Tests of what is deleted after it was closed. */
@NullMarked
package com.sysopsquad.flows.monitor.replay;

import org.jspecify.annotations.NullMarked;
