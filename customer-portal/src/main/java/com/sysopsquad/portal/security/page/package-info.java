/** What every page has: its language and theme, its frame, and an answer for wrong addresses. */
@NamedInterface("page")
@NullMarked
package com.sysopsquad.portal.security.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
