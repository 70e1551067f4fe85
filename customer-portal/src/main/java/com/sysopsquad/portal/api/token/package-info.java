/** Tokens of the API: the portal's own, unless the configuration names another issuer. */
@NullMarked
package com.sysopsquad.portal.api.token;

import org.jspecify.annotations.NullMarked;
