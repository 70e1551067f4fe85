package com.sysopsquad.portal.plan;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the sales tax rates stand.
 *
 * @param file CSV, the same as billing's; without it charges are foretold without tax
 */
@ConfigurationProperties("sysops.sales-tax")
record SalesTaxSettings(@DefaultValue("config/sales-tax.csv") String file) {}
