/** What a plan will cost, computed as billing will compute it, and what is billed already. */
@NullMarked
package com.sysopsquad.portal.plan.charge;

import org.jspecify.annotations.NullMarked;
