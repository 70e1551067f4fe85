package com.sysopsquad.jobs.approval;

import com.sysopsquad.jobs.job.Jobs;
import com.sysopsquad.jobs.job.LaunchableJob;
import com.sysopsquad.jobs.job.Reason;
import com.sysopsquad.jobs.job.SecondPerson;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.jobs.run.Audit;
import com.sysopsquad.jobs.run.RunControl;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Starts with storage in the database: a start is confirmed and launched in one transaction. */
@Component
@ConditionalOnRole(Role.CONSOLE)
@EnableConfigurationProperties(ApprovalSettings.class)
class StartingByHand implements Starts {

  private final Jobs jobs;
  private final RunControl control;
  private final AskedStarts rows;
  private final Audit audit;
  private final ApprovalSettings settings;
  private final TransactionTemplate transaction;

  StartingByHand(
      Jobs jobs,
      RunControl control,
      AskedStarts rows,
      Audit audit,
      ApprovalSettings settings,
      TransactionTemplate transaction) {
    this.jobs = jobs;
    this.control = control;
    this.rows = rows;
    this.audit = audit;
    this.settings = settings;
    this.transaction = transaction;
  }

  @Override
  public Result start(
      String job, Map<String, String> parameters, @Nullable String reason, String actor) {
    LaunchableJob found = jobs.find(job);
    Map<String, String> identity = found.identify(parameters);
    SecondPerson second = found.secondPerson(identity).orElse(null);
    if (second == null) {
      return new Started(control.start(job, parameters, actor));
    }
    long id =
        audit.command(
            actor,
            "ask for start",
            job,
            reason == null || reason.isBlank()
                ? new TreeMap<>(identity).toString()
                : new TreeMap<>(identity) + " " + reason.strip(),
            () -> ask(found, identity, second, reason, actor));
    return new Asked(id);
  }

  private long ask(
      LaunchableJob job,
      Map<String, String> identity,
      SecondPerson second,
      @Nullable String given,
      String actor) {
    String reason =
        second.reasonRequired()
            ? Reason.required(given, second.why() + " Enter a reason.")
            : Reason.optional(given);
    control.check(job.name(), identity);
    return rows.add(
            job.name(),
            identity,
            actor,
            second.why(),
            reason,
            job.dryRun(identity).orElse(null),
            settings.expiresAfter())
        .orElseThrow(() -> alreadyAsked(job.name(), identity));
  }

  private RuntimeException alreadyAsked(String job, Map<String, String> identity) {
    return rows.waiting(job, identity)
        .<RuntimeException>map(AlreadyAsked::new)
        .orElseGet(() -> new CannotDecide("This start request was just decided. See its run."));
  }

  @Override
  public long confirm(long id, String actor) {
    return audit.command(
        actor,
        "confirm start",
        "start request " + id,
        null,
        () -> transaction.execute(status -> confirmLocked(id, actor)));
  }

  private long confirmLocked(long id, String actor) {
    AskedStart start = undecided(id, actor);
    long execution =
        control.startConfirmed(start.job(), start.parameters(), start.askedBy(), actor);
    rows.confirmed(id, actor, execution);
    return execution;
  }

  @Override
  public void decline(long id, @Nullable String given, String actor) {
    audit.command(
        actor,
        "decline start",
        "start request " + id,
        given,
        () -> {
          String reason =
              Reason.required(
                  given, "Enter a reason. The person who requested the start will read it.");
          return transaction.execute(
              status -> {
                undecided(id, actor);
                rows.declined(id, actor, reason);
                return "declined";
              });
        });
  }

  private AskedStart undecided(long id, String actor) {
    AskedStart start = rows.lock(id).orElseThrow(() -> new NoSuchStart(id));
    switch (start.state()) {
      case ASKED -> {
        if (start.isOf(actor)) {
          throw new CannotDecide(
              ("Start request %d is your own. Another operator must confirm or decline it. If"
                      + " nobody does, it expires and nothing starts.")
                  .formatted(id));
        }
      }
      case CONFIRMED ->
          throw new CannotDecide(
              "%s already confirmed start request %d. It is run %d."
                  .formatted(start.decidedBy(), id, start.run()));
      case DECLINED ->
          throw new CannotDecide(
              "%s already declined start request %d.".formatted(start.decidedBy(), id));
      case EXPIRED ->
          throw new CannotDecide("Start request %d has expired. Request it again.".formatted(id));
    }
    return start;
  }

  @Override
  public List<AskedStart> waiting() {
    return rows.waiting();
  }

  @Override
  public List<AskedStart> latest(int most) {
    return rows.latest(most);
  }

  @Override
  public AskedStart find(long id) {
    return rows.find(id).orElseThrow(() -> new NoSuchStart(id));
  }
}
