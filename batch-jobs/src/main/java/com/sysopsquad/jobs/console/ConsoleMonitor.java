package com.sysopsquad.jobs.console;

import com.sysopsquad.flows.monitor.MonitorConfiguration;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Collects the dead letters of all quanta here, and asks the broker for its queues. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(Role.CONSOLE)
@Import(MonitorConfiguration.class)
class ConsoleMonitor {}
