/** Passkeys: keys on customers' devices for signing in, and the page that manages them. */
@NullMarked
package com.sysopsquad.portal.passkey;

import org.jspecify.annotations.NullMarked;
