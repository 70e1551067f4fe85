/** How someone becomes a customer: the form, and the link that confirms the email address. */
@NullMarked
package com.sysopsquad.portal.registration;

import org.jspecify.annotations.NullMarked;
