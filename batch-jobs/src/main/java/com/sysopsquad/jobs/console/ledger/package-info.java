/** What the ledger says about a customer. */
@NullMarked
package com.sysopsquad.jobs.console.ledger;

import org.jspecify.annotations.NullMarked;
