/** Tests of the conversation about new cards. */
@NullMarked
package com.sysopsquad.flows.cardregistration;

import org.jspecify.annotations.NullMarked;
