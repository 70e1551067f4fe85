@NullMarked
package com.sysopsquad.flows.delivery.inbox;

import org.jspecify.annotations.NullMarked;
