package com.sysopsquad.jobs.payment;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/** Numbers the partitions of a run; the bills of each number were fixed when the run was frozen. */
public final class BillPartitions implements Partitioner {

  private static final String PARTITION = "partition";

  /** The partition that a step execution charges, counted from 0. */
  static int numberOf(StepExecution step) {
    return step.getExecutionContext().getInt(PARTITION);
  }

  /** Whether a step execution charges a partition. */
  public static boolean isPartition(StepExecution step) {
    return step.getExecutionContext().get(PARTITION) instanceof Integer;
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
