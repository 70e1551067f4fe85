/** How billing's rows reach PostgreSQL: whole batches as arrays, and plans that use the indexes. */
@NullMarked
package com.sysopsquad.billing.database;

import org.jspecify.annotations.NullMarked;
