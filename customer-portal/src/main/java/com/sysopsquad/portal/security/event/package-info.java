/** What happened to an account, from where and when, as its owner and operations see it. */
@NamedInterface("event")
@NullMarked
package com.sysopsquad.portal.security.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
