package com.sysopsquad.billing.correction;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;

/** A desk with a paid bill, and clerks who click at once. */
abstract class RefundedBills {

  static final int CLERKS = 8;

  @AutoClose final CorrectionFixture desk = CorrectionFixture.paid();

  void assertRefused(CorrectionRequest request, String message) {
    assertThatThrownBy(() -> desk.make(request, "key"))
        .isInstanceOf(CorrectionRefused.class)
        .hasMessage(message);
    assertThatThrownBy(() -> desk.making.preview(request, "clerk")).hasMessage(message);
  }

  interface Click {
    String of(int clerk);
  }

  /** What each of them gets, or the message of what it is refused with. */
  static List<String> atOnce(Click click) throws Exception {
    CyclicBarrier together = new CyclicBarrier(CLERKS);
    try (ExecutorService clerks = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> clicks = new ArrayList<>();
      for (int i = 0; i < CLERKS; i++) {
        int clerk = i;
        clicks.add(
            clerks.submit(
                () -> {
                  together.await();
                  try {
                    return click.of(clerk);
                  } catch (CorrectionRefused refused) {
                    return String.valueOf(refused.getMessage());
                  }
                }));
      }
      List<String> results = new ArrayList<>();
      for (Future<String> each : clicks) {
        results.add(each.get());
      }
      return results;
    }
  }
}
