/**
 * Makes the public documents of the contracts out of their records, and holds the two together: a
 * JSON Schema a contract and an AsyncAPI document of all, in {@code src/main/resources/contracts}.
 */
@NullMarked
package com.sysopsquad.flows.contract;

import org.jspecify.annotations.NullMarked;
