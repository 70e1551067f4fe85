@NullMarked
package com.sysopsquad.flows.delivery.telemetry;

import org.jspecify.annotations.NullMarked;
