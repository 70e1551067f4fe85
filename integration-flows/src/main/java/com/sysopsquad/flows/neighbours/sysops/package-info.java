/**
 * The sysops quantum next door: keeps the catalogue of support contracts in a database of its own.
 * Its public configuration is {@link com.sysopsquad.flows.neighbours.sysops.CatalogueSource}.
 */
@NullMarked
package com.sysopsquad.flows.neighbours.sysops;

import org.jspecify.annotations.NullMarked;
