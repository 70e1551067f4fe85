/** The first page after sign-in: plans, cards, notices and invoices at one glance. */
@NullMarked
package com.sysopsquad.portal.overview;

import org.jspecify.annotations.NullMarked;
