/** Refusals of the API as problems (RFC 9457), whoever refuses. */
@NamedInterface("problem")
@NullMarked
package com.sysopsquad.portal.api.problem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
