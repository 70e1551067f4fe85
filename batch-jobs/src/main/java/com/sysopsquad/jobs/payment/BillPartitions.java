package com.sysopsquad.jobs.payment;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/** Numbers the partitions of a run; which bills belong to a number was fixed when it was frozen. */
final class BillPartitions implements Partitioner {

  private static final String PARTITION = "partition";

  /** Which partition a step execution charges, counted from 0. */
  static int numberOf(StepExecution step) {
    return step.getExecutionContext().getInt(PARTITION);
  }

  @Override
  public Map<String, ExecutionContext> partition(int partitions) {
    var contexts = new LinkedHashMap<String, ExecutionContext>();
    for (int number = 0; number < partitions; number++) {
      var context = new ExecutionContext();
      context.putInt(PARTITION, number);
      contexts.put("partition%d".formatted(number), context);
    }
    return contexts;
  }
}
