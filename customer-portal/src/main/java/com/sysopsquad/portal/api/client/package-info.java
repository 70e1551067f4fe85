/** Clients of the API: who calls, what a token allows, and how often. */
@NamedInterface("client")
@NullMarked
package com.sysopsquad.portal.api.client;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
