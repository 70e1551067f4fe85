@NullMarked
package com.sysopsquad.flows.delivery.artemis;

import org.jspecify.annotations.NullMarked;
