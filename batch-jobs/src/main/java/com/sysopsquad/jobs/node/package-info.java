/**
 * The processes of operations among each other: which are alive, what they run, and which
 * partitions are theirs.
 */
@NullMarked
package com.sysopsquad.jobs.node;

import org.jspecify.annotations.NullMarked;
