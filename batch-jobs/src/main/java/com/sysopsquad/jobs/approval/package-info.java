/**
 * Starts that need two people: one requests, another confirms or declines. The database enforces
 * that they are different.
 */
@NullMarked
package com.sysopsquad.jobs.approval;

import org.jspecify.annotations.NullMarked;
