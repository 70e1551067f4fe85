/**
 * The JSON API: the use cases of the pages for clients, such as those of a call centre and of
 * phones. Its records are the contract with them: what is in them stays, and what is new is added.
 */
@NullMarked
package com.sysopsquad.portal.api;

import org.jspecify.annotations.NullMarked;
