package com.sysopsquad.flows.neighbours.sysops;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the catalogue's source stands.
 *
 * @param url JDBC URL of the sysops database
 * @param user run-time role: data only
 * @param owner role that migrates
 * @param contracts the catalogue as a person keeps it
 */
@ConfigurationProperties("sysops.catalogue")
record CatalogueSourceSettings(
    String url,
    String user,
    String password,
    String owner,
    String ownerPassword,
    @DefaultValue("config/contracts.csv") Path contracts) {}
