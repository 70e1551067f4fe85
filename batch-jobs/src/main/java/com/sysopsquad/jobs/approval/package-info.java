/**
 * Starts that take two people: one asks, another confirms or declines. That they are two is held by
 * the database.
 */
@NullMarked
package com.sysopsquad.jobs.approval;

import org.jspecify.annotations.NullMarked;
