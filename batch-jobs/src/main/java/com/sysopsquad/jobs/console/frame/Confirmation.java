package com.sysopsquad.jobs.console.frame;

/**
 * The question before a command is carried out.
 *
 * @param consequence what will happen, in a sentence or two
 * @param action the text of the button
 * @param danger whether it interrupts work
 * @param path where the answer is sent
 * @param back where to go instead
 */
public record Confirmation(
    String question, String consequence, String action, boolean danger, String path, String back) {}
