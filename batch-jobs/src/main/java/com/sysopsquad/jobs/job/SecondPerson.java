package com.sysopsquad.jobs.job;

/**
 * Why a manual start requires a second person.
 *
 * @param why a sentence
 * @param reasonRequired whether the person who requests the start must also give a reason
 */
public record SecondPerson(String why, boolean reasonRequired) {}
