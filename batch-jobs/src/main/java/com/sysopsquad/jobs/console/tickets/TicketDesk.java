package com.sysopsquad.jobs.console.tickets;

import com.sysopsquad.flows.masking.CardNumbers;
import com.sysopsquad.flows.ticketstatus.TicketState;
import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.jobs.run.Audit;
import com.sysopsquad.neighbours.sysops.SysopsTickets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The tickets of the sysops quantum, if this process runs it; moves are audited. */
@Component
@ConditionalOnRole(Role.CONSOLE)
class TicketDesk {

  private static final int LONGEST_NOTE = 2_000;

  private final ObjectProvider<SysopsTickets> sysops;
  private final Audit audit;

  TicketDesk(ObjectProvider<SysopsTickets> sysops, Audit audit) {
    this.sysops = sysops;
    this.audit = audit;
  }

  /** The tickets; empty if this process does not run that quantum. */
  Optional<SysopsTickets> here() {
    return Optional.ofNullable(sysops.getIfAvailable());
  }

  SysopsTickets tickets() {
    return here().orElseThrow(NeighbourElsewhere::new);
  }

  /**
   * Moves a ticket and notifies its customer.
   *
   * @param version version that the actor saw
   * @param note note for the customer; ignored if blank
   */
  void move(UUID id, TicketState to, long version, @Nullable String note, String actor) {
    String sentence = sentence(note);
    audit.command(
        actor,
        "move",
        "ticket " + id,
        "to %s from version %d".formatted(to, version),
        () -> "version " + tickets().move(id, to, version, sentence, actor).version());
  }

  private static @Nullable String sentence(@Nullable String note) {
    String sentence = note == null ? "" : note.replace("\0", "").strip();
    if (sentence.length() > LONGEST_NOTE) {
      throw new InvalidParameter(
          "The note is too long. Use at most %d characters.".formatted(LONGEST_NOTE));
    }
    if (CardNumbers.in(sentence)) {
      throw new InvalidParameter("The note contains a card number. Remove it and try again.");
    }
    return sentence.isEmpty() ? null : sentence;
  }
}
