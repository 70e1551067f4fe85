package com.sysopsquad.billing.card;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the keys of card intake stand; only a node that takes in cards is given them.
 *
 * @param privateKeys JWK set that opens card messages
 * @param vaultKeys JWK set that cards are kept under
 */
@ConfigurationProperties("sysops.card")
record CardSettings(Path privateKeys, Path vaultKeys) {}
