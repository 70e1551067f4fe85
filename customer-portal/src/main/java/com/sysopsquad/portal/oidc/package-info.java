/** Sign-in through identity providers, with OpenID Connect. */
@NullMarked
package com.sysopsquad.portal.oidc;

import org.jspecify.annotations.NullMarked;
