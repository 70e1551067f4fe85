package com.sysopsquad.flows.delivery.wire.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.SentMark;
import com.sysopsquad.flows.supportplan.PlanChosen;
import org.junit.jupiter.api.Test;

class ContractTypeTests {

  @Test
  void aMarkTravelsOnTheQueuesWhoseMessagesAreKeptAndOnNoOther() {
    assertThat(Queues.ALL)
        .filteredOn(ContractType.of(SentMark.class)::travelsOn)
        .containsExactlyInAnyOrderElementsOf(Queues.MARKED);
  }

  @Test
  void aMessageTravelsOnItsQueueOnly() {
    assertThat(Queues.ALL)
        .filteredOn(ContractType.of(PlanChosen.class)::travelsOn)
        .containsExactly(Queues.SUPPORT_PLAN);
  }

  @Test
  void allContractsAreFoundByTheirAnnotation() {
    assertThat(ContractType.all())
        .contains(PlanChosen.class, SentMark.class)
        .doesNotHaveDuplicates();
  }
}
