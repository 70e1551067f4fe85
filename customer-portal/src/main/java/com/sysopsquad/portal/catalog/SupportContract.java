package com.sysopsquad.portal.catalog;

/**
 * A contract of the catalog.
 *
 * @param responseHours within how many hours an expert answers
 * @param maxDevices how many devices it covers
 */
public record SupportContract(
    String code, String name, String description, int responseHours, int maxDevices) {}
