package com.sysopsquad.billing.card;

/**
 * What became of removed cards at the provider.
 *
 * @param detached nobody can be charged with them any more
 * @param refused the provider did not detach them; they are tried again
 */
public record DetachedCards(long detached, long refused) {

  DetachedCards and(boolean oneMore) {
    return oneMore
        ? new DetachedCards(detached + 1, refused)
        : new DetachedCards(detached, refused + 1);
  }
}
