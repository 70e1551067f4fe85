/** A new password for customers who forgot theirs and still receive our emails. */
@NullMarked
package com.sysopsquad.portal.recovery;

import org.jspecify.annotations.NullMarked;
