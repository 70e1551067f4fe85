package com.sysopsquad.jobs.contractsync;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Between which databases the catalog is replicated.
 *
 * @param sourceUrl JDBC URL of the sysops database
 * @param billingUrl JDBC URL of the billing database
 * @param customerUrl JDBC URL of the customer database
 * @param user a role that reads the source and writes the replicas, and can do nothing else
 */
@ConfigurationProperties("sysops.contract-sync")
record ContractSyncSettings(
    String sourceUrl, String billingUrl, String customerUrl, String user, String password) {}
