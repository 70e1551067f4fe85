/** Limits of attempts: by account, by network address and by browser. */
@NamedInterface("limit")
@NullMarked
package com.sysopsquad.portal.security.limit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
