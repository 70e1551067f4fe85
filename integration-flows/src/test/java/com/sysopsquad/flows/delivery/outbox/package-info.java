@NullMarked
package com.sysopsquad.flows.delivery.outbox;

import org.jspecify.annotations.NullMarked;
