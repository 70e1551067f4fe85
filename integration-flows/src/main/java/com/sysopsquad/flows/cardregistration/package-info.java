/** The conversation on cards: handed in by the customer, decided by billing. */
@NullMarked
package com.sysopsquad.flows.cardregistration;

import org.jspecify.annotations.NullMarked;
