/**
 * The catalog of support contracts: the customer quantum's replica, and the available contracts.
 */
@NullMarked
package com.sysopsquad.portal.catalog;

import org.jspecify.annotations.NullMarked;
