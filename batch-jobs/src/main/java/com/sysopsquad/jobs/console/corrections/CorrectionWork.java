package com.sysopsquad.jobs.console.corrections;

import com.sysopsquad.billing.correction.Correction;
import com.sysopsquad.billing.correction.CorrectionPreview;
import com.sysopsquad.billing.correction.CorrectionRequest;
import com.sysopsquad.billing.correction.MakingCorrections;
import com.sysopsquad.jobs.job.Reason;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.jobs.run.Audit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Corrections by people; the audit records each one with its actor, reason and result. */
@Component
@ConditionalOnRole(Role.CONSOLE)
class CorrectionWork {

  private final MakingCorrections making;
  private final Audit audit;

  CorrectionWork(MakingCorrections making, Audit audit) {
    this.making = making;
    this.audit = audit;
  }

  CorrectionPreview preview(UUID customer, CorrectionForm form, String actor) {
    return making.preview(form.request(customer), actor);
  }

  Correction make(UUID customer, CorrectionForm form, @Nullable String givenKey, String actor) {
    CorrectionRequest request = form.request(customer);
    String reason = form.checkedReason();
    String key = CorrectionForm.checkedKey(givenKey);
    return audited(
        actor,
        action(request),
        "customer " + customer,
        "%s%s%s: %s"
            .formatted(
                request.bill() == null ? "" : "bill " + request.bill() + ", ",
                request.amount() == null ? "all" : request.amount(),
                request.madeAtProvider() == null ? "" : " of " + request.madeAtProvider(),
                reason),
        () -> making.make(request, key, actor, reason));
  }

  Correction confirm(UUID id, String actor) {
    return audited(actor, "confirm", "correction " + id, null, () -> making.confirm(id, actor));
  }

  Correction decline(UUID id, @Nullable String reason, String actor) {
    String why = Reason.required(reason, "Enter a reason for declining.");
    return audited(actor, "decline", "correction " + id, why, () -> making.decline(id, actor, why));
  }

  private Correction audited(
      String actor,
      String action,
      String subject,
      @Nullable String detail,
      Supplier<Correction> step) {
    List<Correction> result = new ArrayList<>(1);
    audit.command(
        actor,
        action,
        subject,
        detail,
        () -> {
          result.add(step.get());
          return CorrectionText.result(result.getFirst());
        });
    return result.getFirst();
  }

  private static String action(CorrectionRequest request) {
    if (request.madeAtProvider() != null) {
      return "record refund";
    }
    return switch (request.kind()) {
      case CARD_REFUND, CREDIT_REFUND -> "refund";
      case GOODWILL -> "credit";
      case WRITE_OFF -> "write off";
    };
  }
}
