package com.sysopsquad.portal.invoice.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PrintShopTests {

  private static final byte[] DOCUMENT = {1, 2, 3};

  private final CountDownLatch made = new CountDownLatch(1);
  private final ExecutorService customers = Executors.newVirtualThreadPerTaskExecutor();
  private final PrintShop shop = new PrintShop(new PrintSettings(1, 1, 2, 1));

  @AfterEach
  void close() {
    made.countDown();
    customers.close();
    shop.destroy();
  }

  @Test
  void whoComesWhenAllIsTakenIsAskedToComeAgain() throws Exception {
    List<Future<byte[]>> served = new ArrayList<>();
    CountDownLatch begun = new CountDownLatch(1);
    served.add(wanted(UUID.randomUUID(), slow(begun)));
    begun.await(10, TimeUnit.SECONDS);
    UUID ben = UUID.randomUUID();
    served.add(wanted(ben, slow(new CountDownLatch(1))));

    Awaitility.await().until(() -> shop.waiting() == 1);

    assertThatThrownBy(() -> shop.atOnce(UUID.randomUUID(), () -> DOCUMENT))
        .isInstanceOf(PrintShopBusy.class);
    made.countDown();

    for (Future<byte[]> each : served) {
      assertThat(each.get(10, TimeUnit.SECONDS)).isEqualTo(DOCUMENT);
    }
    assertThat(shop.atOnce(ben, () -> DOCUMENT)).isEqualTo(DOCUMENT);
  }

  @Test
  void oneCustomerCannotKeepTheShopFromTheOthers() throws Exception {
    PrintShop roomy = new PrintShop(new PrintSettings(1, 50, 1, 1));
    UUID ada = UUID.randomUUID();
    CountDownLatch begun = new CountDownLatch(1);
    Future<byte[]> first = customers.submit(() -> roomy.atOnce(ada, slow(begun)));
    begun.await(10, TimeUnit.SECONDS);

    assertThatThrownBy(() -> roomy.atOnce(ada, () -> DOCUMENT)).isInstanceOf(PrintShopBusy.class);
    Future<byte[]> other = customers.submit(() -> roomy.atOnce(UUID.randomUUID(), () -> DOCUMENT));
    made.countDown();

    assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(DOCUMENT);
    assertThat(other.get(10, TimeUnit.SECONDS)).isEqualTo(DOCUMENT);
    assertThat(roomy.atOnce(ada, () -> DOCUMENT)).isEqualTo(DOCUMENT);
    roomy.destroy();
  }

  @Test
  void pagesDoNotWaitForEmails() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    Future<byte[]> email = customers.submit(() -> shop.whenever(slow(begun)));
    begun.await(10, TimeUnit.SECONDS);

    assertThat(shop.atOnce(UUID.randomUUID(), () -> DOCUMENT)).isEqualTo(DOCUMENT);

    made.countDown();
    assertThat(email.get(10, TimeUnit.SECONDS)).isEqualTo(DOCUMENT);
  }

  @Test
  void aDocumentThatCannotBeMadeSaysWhy() {
    assertThatThrownBy(
            () ->
                shop.whenever(
                    () -> {
                      throw new IllegalArgumentException("7");
                    }))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Future<byte[]> wanted(UUID customerId, Supplier<byte[]> document) {
    return customers.submit(() -> shop.atOnce(customerId, document));
  }

  private Supplier<byte[]> slow(CountDownLatch begun) {
    return () -> {
      begun.countDown();
      try {
        made.await(10, TimeUnit.SECONDS);
      } catch (InterruptedException closing) {
        Thread.currentThread().interrupt();
      }
      return DOCUMENT;
    };
  }
}
