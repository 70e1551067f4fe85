/** Rules for the whole module. */
@NullMarked
package com.sysopsquad.flows;

import org.jspecify.annotations.NullMarked;
