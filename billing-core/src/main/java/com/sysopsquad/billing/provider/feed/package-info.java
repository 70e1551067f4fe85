/** What the card provider and banks do by themselves, as a port: events and disputes, by page. */
@NullMarked
package com.sysopsquad.billing.provider.feed;

import org.jspecify.annotations.NullMarked;
