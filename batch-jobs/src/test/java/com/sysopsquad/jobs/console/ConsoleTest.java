package com.sysopsquad.jobs.console;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the {@link ConsoleSlice}, with an operator "olive", a billing clerk "bill" and a viewer
 * "vera".
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WebMvcTest(
    properties = {
      "sysops.console.sign-in.operator.user=olive",
      "sysops.console.sign-in.operator.password=olive's secret",
      "sysops.console.sign-in.operator-rights=operator",
      "sysops.console.sign-in.billing.user=bill",
      "sysops.console.sign-in.billing.password=bill's secret",
      "sysops.console.sign-in.viewer.user=vera",
      "sysops.console.sign-in.viewer.password=vera's secret",
      "sysops.console.sign-in.failures=3"
    })
@ContextConfiguration(classes = ConsoleSlice.class)
@interface ConsoleTest {}
