/** How billing keeps PostgreSQL on plans that use the indexes. Depends on no feature of billing. */
@NullMarked
package com.sysopsquad.billing.database;

import org.jspecify.annotations.NullMarked;
