/**
 * Generates the public documents of the contracts from their records, and checks that they match: a
 * JSON Schema for each contract and one AsyncAPI document for all, in {@code
 * src/main/resources/contracts}.
 */
@NullMarked
package com.sysopsquad.flows.contract;

import org.jspecify.annotations.NullMarked;
