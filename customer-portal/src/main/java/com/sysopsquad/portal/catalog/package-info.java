/** The catalog of support contracts: the customer quantum's replica, and what is on sale. */
@NullMarked
package com.sysopsquad.portal.catalog;

import org.jspecify.annotations.NullMarked;
