/** How somebody becomes a customer: the form, and the link that confirms the e-mail address. */
@NullMarked
package com.sysopsquad.portal.registration;

import org.jspecify.annotations.NullMarked;
