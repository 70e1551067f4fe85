package com.sysopsquad.jobs.schedule.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronWordsTests {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 30 3 * * ?|Every day at 3:30 AM",
        "0 0 0 ? * *|Every day at 12:00 AM",
        "15 30 3 * * ?|Every day at 3:30:15 AM",
        "0 0 8,18 * * ?|Every day at 8:00 AM and 6:00 PM",
        "0 0 * * * ?|Every hour on the hour",
        "0 20 * * * ?|Every hour at 20 minutes past the hour",
        "0 0 */6 * * ?|Every 6 hours on the hour",
        "0 0 8-18 ? * MON-FRI|Every hour from 8:00 AM to 6:00 PM, Monday to Friday",
        "0 0 4 ? * MON,WED,FRI|Every Monday, Wednesday, and Friday at 4:00 AM",
        "0 0 4 ? * MON,THU|Every Monday and Thursday at 4:00 AM",
        "0 0 4 ? * 6L|On the last Friday of every month at 4:00 AM",
        "0 0 4 ? * MON#1|On the first Monday of every month at 4:00 AM",
        "0 30 3 1 * ?|On the 1st of every month at 3:30 AM",
        "0 30 3 2,22 * ?|On the 2nd and 22nd of every month at 3:30 AM",
        "0 30 3 L * ?|On the last day of every month at 3:30 AM",
        "0 30 3 LW * ?|On the last weekday of every month at 3:30 AM",
        "0 0 4 1 1 ?|Every year on January 1 at 4:00 AM",
        "0 0 4 15 JAN,JUL ?|On the 15th of January and July at 4:00 AM",
        "0 0 0 1 1 ? 2099|Every year on January 1 at 12:00 AM in 2099"
      })
  void theUsualExpressionsAreSaidInWords(String cron, String words) {
    assertThat(CronWords.of(cron, NEW_YORK)).isEqualTo(words + " Eastern Time");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 */15 * * * ?|Every 15 minutes",
        "30 */5 * * * ?|Every 5 minutes, 30 seconds past the minute",
        "0 0/1 * * * ?|Every minute",
        "* * * * * ?|Every second",
        "0 0/1 * ? * MON-FRI|Every minute, Monday to Friday Eastern Time"
      })
  void whatIsTheSameInEveryZoneNamesNone(String cron, String words) {
    assertThat(CronWords.of(cron, NEW_YORK)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"0 10-20/3 4 * * ?", "0 0 4 ? * TUE-THU", "0 */7 * * * ?", "0 0 4 13W * ?"})
  void anyOtherExpressionIsShownAsItIs(String cron) {
    assertThat(CronWords.of(cron, NEW_YORK)).isEqualTo("Cron \"" + cron + "\" Eastern Time");
  }
}
