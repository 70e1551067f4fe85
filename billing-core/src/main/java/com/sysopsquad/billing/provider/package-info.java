/** The card provider as a port: requests, responses, and its list of charges. */
@NullMarked
package com.sysopsquad.billing.provider;

import org.jspecify.annotations.NullMarked;
