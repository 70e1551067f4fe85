package com.sysopsquad.portal.security.limit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How sign-in is protected.
 *
 * @param bcryptCost each step doubles the work of one attempt
 * @param triesOfOne failed attempts on one account from one network address or known browser within
 *     the window
 * @param triesOfAddress failed attempts from one network address, on any account
 * @param triesOnAccount failed attempts on one account, from unknown places
 * @param asksOfAddress public forms from one network address
 * @param window time in which used attempts are restored
 * @param recent how long a password or passkey counts as recent, if that is required
 * @param longestSession time after which everyone must sign in again
 */
@ConfigurationProperties("sysops.portal.sign-in")
public record SignInSettings(
    @DefaultValue("12") int bcryptCost,
    @DefaultValue("5") int triesOfOne,
    @DefaultValue("30") int triesOfAddress,
    @DefaultValue("50") int triesOnAccount,
    @DefaultValue("30") int asksOfAddress,
    @DefaultValue("15m") Duration window,
    @DefaultValue("10m") Duration recent,
    @DefaultValue("12h") Duration longestSession) {}
