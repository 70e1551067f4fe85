@NullMarked
package com.sysopsquad.flows.monitor.deadletter;

import org.jspecify.annotations.NullMarked;
