/** Which messages were received: each is known once, and what is missing is noticed. */
@NullMarked
package com.sysopsquad.flows.delivery.inbox.receipt;

import org.jspecify.annotations.NullMarked;
