package com.sysopsquad.billing.card;

/**
 * The results of detaching removed cards at the provider.
 *
 * @param detached can no longer be charged
 * @param refused the provider did not detach them; they will be tried again
 */
public record DetachedCards(long detached, long refused) {

  DetachedCards and(boolean oneMore) {
    return oneMore
        ? new DetachedCards(detached + 1, refused)
        : new DetachedCards(detached, refused + 1);
  }
}
