/** The card provider as a port: what it is asked, what it answers, and its list of charges. */
@NullMarked
package com.sysopsquad.billing.provider;

import org.jspecify.annotations.NullMarked;
