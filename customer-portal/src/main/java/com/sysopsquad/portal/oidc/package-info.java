/** Signing in through providers of identities, by OpenID Connect. */
@NullMarked
package com.sysopsquad.portal.oidc;

import org.jspecify.annotations.NullMarked;
