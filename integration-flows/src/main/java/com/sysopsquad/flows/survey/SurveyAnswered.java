package com.sysopsquad.flows.survey;

import com.sysopsquad.flows.message.Contract;
import com.sysopsquad.flows.message.Length;
import com.sysopsquad.flows.message.MessageType;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.Within;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer's rating of our support for a ticket.
 *
 * @param rating 1 (poor) to 5 (excellent)
 * @param comment the customer's text, or null
 */
@MessageType(value = "com.sysopsquad.survey.answered", queue = Queues.SURVEY)
public record SurveyAnswered(
    UUID ticketId,
    UUID customerId,
    @Within(least = 1, most = 5) int rating,
    @Length(most = 32_000) @Nullable String comment,
    Instant at)
    implements Contract {

  /** Refuses a rating that is none. */
  public SurveyAnswered {
    if (rating < 1 || rating > 5) {
      throw new IllegalArgumentException("A rating is 1 to 5, not " + rating);
    }
  }

  @Override
  public String subject() {
    return ticketId.toString();
  }
}
