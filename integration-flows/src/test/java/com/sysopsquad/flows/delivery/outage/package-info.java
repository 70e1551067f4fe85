@NullMarked
package com.sysopsquad.flows.delivery.outage;

import org.jspecify.annotations.NullMarked;
