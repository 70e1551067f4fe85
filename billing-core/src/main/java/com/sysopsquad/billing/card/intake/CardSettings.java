package com.sysopsquad.billing.card.intake;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The locations of the keys for card intake; only nodes that take in cards have them.
 *
 * @param privateKeys JWK set that decrypts card messages
 * @param vaultKeys JWK set that encrypts stored cards
 */
@ConfigurationProperties("sysops.card")
record CardSettings(Path privateKeys, Path vaultKeys) {}
