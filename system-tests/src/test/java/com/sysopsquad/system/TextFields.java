package com.sysopsquad.system;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.Function;

/**
 * Fields into which somebody can type any text, and that one request sends.
 *
 * @param place where they are
 * @param count how many fields; each gets a text of its own
 * @param status status of the answer to a card number in them
 * @param sentence what the answer says about each of them, as a regular expression; empty if it
 *     does not say anything
 * @param request sends these texts
 */
record TextFields(
    String place,
    int count,
    int status,
    String sentence,
    Function<List<String>, HttpResponse<String>> request) {

  /** How often the answer has the sentence. */
  int told(HttpResponse<String> answer) {
    return sentence.isEmpty() ? count : answer.body().split(sentence, -1).length - 1;
  }
}
