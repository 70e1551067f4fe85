@NullMarked
package com.sysopsquad.flows.delivery.deadletter;

import org.jspecify.annotations.NullMarked;
