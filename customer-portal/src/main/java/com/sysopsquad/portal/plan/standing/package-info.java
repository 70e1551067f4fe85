/** How a customer's plans stand: active or ending, what covers what, and the next charge. */
@NamedInterface("standing")
@NullMarked
package com.sysopsquad.portal.plan.standing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
