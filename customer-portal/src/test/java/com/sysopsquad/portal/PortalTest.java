package com.sysopsquad.portal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** The whole portal on 22 November 2026, with a database of its own and the platform's broker. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "sysops.portal.sign-in.bcrypt-cost=4",
      "sysops.portal.sign-in.asks-of-address=1000",
      "logging.level.org.apache.activemq.audit=off",
      "sysops.delivery.retry.attempts=1",
      "logging.level.org.springframework.integration=warn",
      "sysops.sales-tax.file=../config/sales-tax.csv",
      "sysops.api.calls-of-client=100000",
      "sysops.api.clients.reader.secret=" + ApiCaller.SECRET,
      "sysops.api.clients.reader.scopes=customers:read",
      "sysops.api.clients.writer.secret=" + ApiCaller.SECRET,
      "sysops.api.clients.writer.scopes=customers:read,customers:write",
      "sysops.api.clients.hasty.secret=" + ApiCaller.SECRET,
      "sysops.api.clients.hasty.scopes=customers:read",
      "sysops.api.clients.hasty.calls=3"
    })
@AutoConfigureMockMvc
@Import({PortalFixture.class, CustomerPages.class})
@ContextConfiguration(initializers = PortalPlatform.class)
@interface PortalTest {}
