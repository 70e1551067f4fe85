/** The conversation on verified cards: which one pays, and which are given up. */
@NullMarked
package com.sysopsquad.flows.cardarrangement;

import org.jspecify.annotations.NullMarked;
