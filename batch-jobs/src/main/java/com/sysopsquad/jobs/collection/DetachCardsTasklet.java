package com.sysopsquad.jobs.collection;

import com.sysopsquad.billing.card.DetachingCards;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Detaches removed cards at the provider. */
final class DetachCardsTasklet implements Tasklet {

  private final DetachingCards detaching;

  DetachCardsTasklet(DetachingCards detaching) {
    this.detaching = detaching;
  }

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext chunk) {
    var cards = detaching.detach();
    contribution.incrementWriteCount(cards.detached());
    contribution.setExitStatus(
        ExitStatus.COMPLETED.addExitDescription(
            "%d removed cards were detached at the provider, %d were refused"
                .formatted(cards.detached(), cards.refused())));
    return RepeatStatus.FINISHED;
  }
}
