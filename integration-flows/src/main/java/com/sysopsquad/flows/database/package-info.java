/**
 * How rows reach PostgreSQL in batches, and when it is away. Depends on no other package of the
 * product.
 */
@NullMarked
package com.sysopsquad.flows.database;

import org.jspecify.annotations.NullMarked;
