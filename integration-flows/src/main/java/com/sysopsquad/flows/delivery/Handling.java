package com.sysopsquad.flows.delivery;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What a conversation needs to have its messages applied, kept waiting or given up.
 *
 * @param preparation before and outside of the transaction, or null for none
 * @param flow applies payloads in the present transaction
 */
record Handling(
    Inbox inbox,
    TransactionOperations transactions,
    @Nullable Preparation preparation,
    Consumer<List<Object>> flow,
    Retries retries,
    RetryRows rows,
    DeadLetterPublisher deadLetters,
    Reports reports,
    Clock clock) {}
