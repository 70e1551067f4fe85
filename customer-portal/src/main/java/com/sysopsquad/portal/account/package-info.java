/** Customers: registration, address and password. */
@NullMarked
package com.sysopsquad.portal.account;

import org.jspecify.annotations.NullMarked;
