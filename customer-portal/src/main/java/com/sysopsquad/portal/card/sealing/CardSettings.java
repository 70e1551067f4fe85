package com.sysopsquad.portal.card.sealing;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the cards' keys are.
 *
 * @param publicKeys file with billing's public keys, a JWK set
 */
@ConfigurationProperties("sysops.card")
record CardSettings(String publicKeys) {}
