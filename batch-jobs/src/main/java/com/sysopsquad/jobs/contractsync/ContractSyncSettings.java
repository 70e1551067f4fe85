package com.sysopsquad.jobs.contractsync;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The databases between which the catalog is replicated.
 *
 * @param sourceUrl JDBC URL of the sysops database
 * @param billingUrl JDBC URL of the billing database
 * @param customerUrl JDBC URL of the customer database
 * @param user role that can read the source and write the replicas, and nothing else
 */
@ConfigurationProperties("sysops.contract-sync")
record ContractSyncSettings(
    String sourceUrl, String billingUrl, String customerUrl, String user, String password) {}
