package com.sysopsquad.portal.invoice.print;

import com.sysopsquad.flows.delivery.inbox.retry.RetryLater;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Makes documents on a few separate threads, since each one uses a processor for a while, and the
 * virtual threads that serve pages share the processors. Emails and pages do not wait for each
 * other.
 */
@Component
class PrintShop implements DisposableBean {

  private final ThreadPoolExecutor pages;
  private final ExecutorService emails;
  private final int ofOne;
  private final ConcurrentMap<UUID, Integer> wanted = new ConcurrentHashMap<>();

  PrintShop(PrintSettings settings) {
    ofOne = settings.ofOne();
    pages =
        new ThreadPoolExecutor(
            settings.atOnce(),
            settings.atOnce(),
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(settings.waiting()),
            named("print-page-"));
    emails = Executors.newFixedThreadPool(settings.forEmails(), named("print-email-"));
  }

  /**
   * Makes a document for a customer who is waiting for it.
   *
   * @throws PrintShopBusy if too many requests are waiting, or this customer has too many
   */
  byte[] atOnce(UUID customerId, Supplier<byte[]> document) {
    if (wanted.merge(customerId, 1, Integer::sum) > ofOne) {
      leave(customerId);
      throw new PrintShopBusy();
    }
    try {
      return await(pages.submit(document::get));
    } catch (RejectedExecutionException full) {
      throw new PrintShopBusy();
    } finally {
      leave(customerId);
    }
  }

  /** Makes a document that nobody is waiting for, when it is its turn. */
  byte[] whenever(Supplier<byte[]> document) {
    return await(emails.submit(document::get));
  }

  /** How many requests from pages are waiting to be started. */
  int waiting() {
    return pages.getQueue().size();
  }

  @Override
  public void destroy() {
    pages.shutdownNow();
    emails.shutdownNow();
  }

  private void leave(UUID customerId) {
    wanted.computeIfPresent(customerId, (id, many) -> many == 1 ? null : many - 1);
  }

  private static byte[] await(Future<byte[]> document) {
    try {
      return document.get();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new RetryLater("The print shop closes", stopping);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("A document could not be made", failed.getCause());
    }
  }

  private static ThreadFactory named(String name) {
    return Thread.ofPlatform().name(name, 0).daemon().factory();
  }
}
