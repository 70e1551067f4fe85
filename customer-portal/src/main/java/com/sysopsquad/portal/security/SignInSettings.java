package com.sysopsquad.portal.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How sign-in is guarded.
 *
 * @param bcryptCost each step doubles the work of one try
 * @param triesOfOne failed tries on one account from one network address or known browser within
 *     the window
 * @param triesOfAddress failed tries from one network address, on whatever account
 * @param triesOnAccount failed tries on one account, from wherever it is not known
 * @param asksOfAddress forms that anybody may send, from one network address
 * @param window the time in which spent tries come back
 * @param recent how long a password or passkey counts as just given, where that is needed
 * @param longestSession after which everybody signs in again
 */
@ConfigurationProperties("sysops.portal.sign-in")
record SignInSettings(
    @DefaultValue("12") int bcryptCost,
    @DefaultValue("5") int triesOfOne,
    @DefaultValue("30") int triesOfAddress,
    @DefaultValue("50") int triesOnAccount,
    @DefaultValue("30") int asksOfAddress,
    @DefaultValue("15m") Duration window,
    @DefaultValue("10m") Duration recent,
    @DefaultValue("12h") Duration longestSession) {}
