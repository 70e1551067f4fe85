/** Devices: what a customer owns, and which devices a plan covers. */
@NullMarked
package com.sysopsquad.portal.device;

import org.jspecify.annotations.NullMarked;
