/**
 * The JSON API: the use cases of the pages for clients, such as a call center's or a phone's. Its
 * records are the contract with them: fields are added, but never removed or changed.
 */
@NullMarked
package com.sysopsquad.portal.api;

import org.jspecify.annotations.NullMarked;
