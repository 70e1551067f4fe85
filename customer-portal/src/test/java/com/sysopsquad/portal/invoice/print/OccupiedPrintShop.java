package com.sysopsquad.portal.invoice.print;

import java.util.concurrent.CountDownLatch;
import org.springframework.context.ApplicationContext;

/** The print shop with all its machines for emails busy, until this is closed. */
public final class OccupiedPrintShop implements AutoCloseable {

  private final CountDownLatch done = new CountDownLatch(1);

  /** Returns once no document of an email is made any more. */
  public OccupiedPrintShop(ApplicationContext portal) throws InterruptedException {
    PrintShop shop = portal.getBean(PrintShop.class);
    int machines = portal.getBean(PrintSettings.class).forEmails();
    CountDownLatch busy = new CountDownLatch(machines);
    for (int machine = 0; machine < machines; machine++) {
      Thread.ofVirtual().start(() -> shop.whenever(() -> print(busy)));
    }
    busy.await();
  }

  private byte[] print(CountDownLatch busy) {
    busy.countDown();
    try {
      done.await();
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
    return new byte[0];
  }

  @Override
  public void close() {
    done.countDown();
  }
}
