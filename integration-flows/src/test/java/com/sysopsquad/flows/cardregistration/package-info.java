/** Tests of the conversation on cards. */
@NullMarked
package com.sysopsquad.flows.cardregistration;

import org.jspecify.annotations.NullMarked;
