package com.sysopsquad.portal.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How sign-in is guarded.
 *
 * @param bcryptCost each step doubles the work of one try
 * @param triesOfOne failed tries on one account from one network address within the window
 * @param triesOfAddress failed tries from one network address, on whatever account
 * @param triesOnAccount failed tries on one account, from wherever
 * @param window the time in which spent tries come back
 * @param remembered how many accounts and addresses are watched at most
 */
@ConfigurationProperties("sysops.portal.sign-in")
record SignInSettings(
    @DefaultValue("12") int bcryptCost,
    @DefaultValue("5") int triesOfOne,
    @DefaultValue("30") int triesOfAddress,
    @DefaultValue("50") int triesOnAccount,
    @DefaultValue("15m") Duration window,
    @DefaultValue("100000") int remembered) {}
