/** Tests of the conversation about what became of a card. */
@NullMarked
package com.sysopsquad.flows.cardstatus;

import org.jspecify.annotations.NullMarked;
