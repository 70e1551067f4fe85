/**
 * Keeps PostgreSQL on query plans that use the indexes. Does not depend on any feature of billing.
 */
@NullMarked
package com.sysopsquad.billing.database;

import org.jspecify.annotations.NullMarked;
