package com.sysopsquad.jobs.console.deadletters.group;

import com.sysopsquad.flows.monitor.note.AssignmentChanged;
import com.sysopsquad.jobs.job.InvalidParameter;
import java.util.function.Supplier;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the next page says after a note or an assignment. */
public final class NoteOutcome {

  private NoteOutcome() {}

  /** Makes the change; the next page says what it has done, or why it was refused. */
  public static void give(RedirectAttributes answer, Supplier<String> change) {
    try {
      answer.addFlashAttribute("done", change.get());
    } catch (InvalidParameter | AssignmentChanged refused) {
      answer.addFlashAttribute("refused", refused.getMessage());
    }
  }
}
