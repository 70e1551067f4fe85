/** The conversation about verified cards: which one pays, and which are removed. */
@NullMarked
package com.sysopsquad.flows.cardarrangement;

import org.jspecify.annotations.NullMarked;
