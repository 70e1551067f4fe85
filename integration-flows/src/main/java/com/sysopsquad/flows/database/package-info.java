/**
 * Writes rows to PostgreSQL in batches, and detects that it is down. Does not depend on any other
 * package of the product.
 */
@NullMarked
package com.sysopsquad.flows.database;

import org.jspecify.annotations.NullMarked;
