package com.sysopsquad.flows.delivery.ibmmq;

import com.ibm.mq.constants.CMQC;
import com.ibm.mq.constants.CMQCFC;
import com.ibm.mq.headers.pcf.PCFException;
import com.ibm.mq.headers.pcf.PCFMessage;
import com.sysopsquad.flows.delivery.wire.broker.QueueDepth;
import com.sysopsquad.flows.message.Queues;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The local queues as the queue manager describes them, and problems with their settings. */
final class QueueInquiry {

  /**
   * Every attempt during an outage counts, so a lower threshold would take good messages out of
   * their queue: at one attempt every five seconds this is more than five days.
   */
  static final int LEAST_THRESHOLD = 100_000;

  /** If a queue is full, its senders set aside the refused messages one by one. */
  static final int LEAST_DEPTH = 5_000_000;

  /** A dead letter quotes the body of another message. */
  static final int LEAST_LENGTH = 10 << 20;

  /** Queues that may be full: what is kept for a person, and what is soon outdated. */
  private static final Set<String> LIMITED = Set.of(Queues.OVERSIZED, Queues.TELEMETRY);

  private static final Set<String> OURS =
      Stream.concat(Queues.ALL.stream(), Stream.of(Queues.BACKOUT))
          .collect(Collectors.toUnmodifiableSet());

  private QueueInquiry() {}

  /** A local queue. */
  record LocalQueue(
      String name,
      int depth,
      int consumers,
      int maxDepth,
      int maxLength,
      int threshold,
      String backoutQueue,
      boolean shareable) {}

  static PCFMessage request() {
    PCFMessage request = new PCFMessage(CMQCFC.MQCMD_INQUIRE_Q);
    request.addParameter(CMQC.MQCA_Q_NAME, "*");
    request.addParameter(CMQC.MQIA_Q_TYPE, CMQC.MQQT_LOCAL);
    request.addParameter(
        CMQCFC.MQIACF_Q_ATTRS,
        new int[] {
          CMQC.MQCA_Q_NAME,
          CMQC.MQIA_CURRENT_Q_DEPTH,
          CMQC.MQIA_OPEN_INPUT_COUNT,
          CMQC.MQIA_MAX_Q_DEPTH,
          CMQC.MQIA_MAX_MSG_LENGTH,
          CMQC.MQIA_BACKOUT_THRESHOLD,
          CMQC.MQCA_BACKOUT_REQ_Q_NAME,
          CMQC.MQIA_SHAREABILITY
        });
    return request;
  }

  /** Our queues among those of the queue manager, by name; other queues are ignored. */
  static List<LocalQueue> read(PCFMessage... answers) throws JMSException {
    List<LocalQueue> queues = new ArrayList<>();
    try {
      for (PCFMessage answer : answers) {
        String name = answer.getStringParameterValue(CMQC.MQCA_Q_NAME).strip();
        if (OURS.contains(name)) {
          queues.add(
              new LocalQueue(
                  name,
                  answer.getIntParameterValue(CMQC.MQIA_CURRENT_Q_DEPTH),
                  answer.getIntParameterValue(CMQC.MQIA_OPEN_INPUT_COUNT),
                  answer.getIntParameterValue(CMQC.MQIA_MAX_Q_DEPTH),
                  answer.getIntParameterValue(CMQC.MQIA_MAX_MSG_LENGTH),
                  answer.getIntParameterValue(CMQC.MQIA_BACKOUT_THRESHOLD),
                  answer.getStringParameterValue(CMQC.MQCA_BACKOUT_REQ_Q_NAME).strip(),
                  answer.getIntParameterValue(CMQC.MQIA_SHAREABILITY) == CMQC.MQQA_SHAREABLE));
        }
      }
    } catch (PCFException e) {
      JMSException failed = new JMSException("The queue manager's answer has no " + e.getMessage());
      failed.initCause(e);
      throw failed;
    }
    queues.sort(Comparator.comparing(LocalQueue::name));
    return queues;
  }

  /** IBM MQ does not report how many messages are with consumers. */
  static List<QueueDepth> depths(List<LocalQueue> queues) {
    return queues.stream()
        .map(queue -> new QueueDepth(queue.name(), queue.depth(), queue.consumers(), 0, -1, 0))
        .toList();
  }

  static List<String> defects(List<LocalQueue> queues) {
    List<String> defects = new ArrayList<>();
    Set<String> known = queues.stream().map(LocalQueue::name).collect(Collectors.toSet());
    OURS.stream()
        .filter(name -> !known.contains(name))
        .sorted()
        .forEach(name -> defects.add(name + " is not there, or may not be displayed"));
    for (LocalQueue queue : queues) {
      String name = queue.name();
      if (queue.threshold() > 0 && queue.threshold() < LEAST_THRESHOLD) {
        defects.add(
            "%s has BOTHRESH(%d): an outage of as many attempts takes good messages out of it"
                .formatted(name, queue.threshold()));
      }
      if (!name.equals(Queues.BACKOUT) && !queue.backoutQueue().equals(Queues.BACKOUT)) {
        defects.add(
            "%s has BOQNAME('%s') and not '%s': what the client cannot read is not found again"
                .formatted(name, queue.backoutQueue(), Queues.BACKOUT));
      }
      if (queue.maxDepth() < LEAST_DEPTH && !LIMITED.contains(name)) {
        defects.add(
            "%s has MAXDEPTH(%d): it is soon full when its receiver is away"
                .formatted(name, queue.maxDepth()));
      }
      if (queue.shareable() && Queues.ORDERED.contains(name)) {
        defects.add(
            name
                + " has SHARE: with several processes a subject's messages can overtake each other");
      }
      if (queue.maxLength() < LEAST_LENGTH) {
        defects.add(
            "%s has MAXMSGL(%d): a dead letter may not fit".formatted(name, queue.maxLength()));
      }
    }
    return defects;
  }
}
