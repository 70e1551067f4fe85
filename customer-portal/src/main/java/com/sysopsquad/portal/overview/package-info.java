/** The first page after sign-in: plans, cards, notices and invoices at a glance. */
@NullMarked
package com.sysopsquad.portal.overview;

import org.jspecify.annotations.NullMarked;
