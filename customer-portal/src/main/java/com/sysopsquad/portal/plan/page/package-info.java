/** The pages on which customers choose, change and cancel plans. */
@NullMarked
package com.sysopsquad.portal.plan.page;

import org.jspecify.annotations.NullMarked;
