@NullMarked
package com.sysopsquad.flows.delivery.wire;

import org.jspecify.annotations.NullMarked;
