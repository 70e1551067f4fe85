/** Sealing: the keys that browsers encrypt cards with, and what an encrypted card looks like. */
@NamedInterface("sealing")
@NullMarked
package com.sysopsquad.portal.card.sealing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
