/** Passkeys: keys in customers' devices, with which they sign in, and their page. */
@NullMarked
package com.sysopsquad.portal.passkey;

import org.jspecify.annotations.NullMarked;
