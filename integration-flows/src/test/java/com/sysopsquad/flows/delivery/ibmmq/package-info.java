@NullMarked
package com.sysopsquad.flows.delivery.ibmmq;

import org.jspecify.annotations.NullMarked;
