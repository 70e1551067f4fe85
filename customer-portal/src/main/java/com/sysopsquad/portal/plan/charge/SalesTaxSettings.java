package com.sysopsquad.portal.plan.charge;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the sales tax rates come from.
 *
 * @param file CSV, the same as billing's; without it, prices are shown without tax
 */
@ConfigurationProperties("sysops.sales-tax")
record SalesTaxSettings(@DefaultValue("config/sales-tax.csv") String file) {}
