/** The JSON of plans. */
@NullMarked
package com.sysopsquad.portal.plan.api;

import org.jspecify.annotations.NullMarked;
