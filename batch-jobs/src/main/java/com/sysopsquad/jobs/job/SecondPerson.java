package com.sysopsquad.jobs.job;

/**
 * Why a start by hand takes a second person.
 *
 * @param why a sentence
 * @param reasonRequired whether whoever asks for the start must also say why
 */
public record SecondPerson(String why, boolean reasonRequired) {}
