package com.sysopsquad.jobs.console.page;

/**
 * What a person is asked before a command is carried out.
 *
 * @param consequence what will happen, in a sentence or two
 * @param deed the text of the button
 * @param danger whether it interrupts work
 * @param action where the answer is sent
 * @param back where to go instead
 */
record Confirmation(
    String question, String consequence, String deed, boolean danger, String action, String back) {}
