/** Sessions in the database: what they store, who has which open, and how they end. */
@NamedInterface("session")
@NullMarked
package com.sysopsquad.portal.security.session;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
