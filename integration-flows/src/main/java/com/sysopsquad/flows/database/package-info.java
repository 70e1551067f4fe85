/** How rows reach PostgreSQL in batches. Depends on no other package of the product. */
@NullMarked
package com.sysopsquad.flows.database;

import org.jspecify.annotations.NullMarked;
