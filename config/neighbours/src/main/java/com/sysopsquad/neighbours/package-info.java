/**
 * Minimal versions of the neighboring systems, so that every conversation has a real counterpart.
 * Each is a quantum with its own database. A real system replaces one by taking over its queues and
 * its database.
 */
@NullMarked
package com.sysopsquad.neighbours;

import org.jspecify.annotations.NullMarked;
