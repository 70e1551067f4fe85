/** Bodies that are withheld: kept encrypted until the message is applied or given up. */
@NullMarked
package com.sysopsquad.flows.delivery.inbox.withheld;

import org.jspecify.annotations.NullMarked;
