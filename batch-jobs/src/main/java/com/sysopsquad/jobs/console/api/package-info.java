/**
 * The REST API of operations. Its records are the contract with clients: what is in them stays, and
 * what is new is added.
 */
@NullMarked
package com.sysopsquad.jobs.console.api;

import org.jspecify.annotations.NullMarked;
