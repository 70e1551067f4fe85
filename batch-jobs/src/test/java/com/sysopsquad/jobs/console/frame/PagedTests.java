package com.sysopsquad.jobs.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PagedTests {

  @Test
  void aListThatIsCountedToItsEndSaysHowMuchItHas() {
    assertThat(Paged.counted(List.of(1, 2), 2, 2, 4, 4).words()).isEqualTo("3 to 4 of 4");
    assertThat(Paged.counted(List.of(1, 2), 2, 2, 4, 4).hasNext()).isFalse();
    assertThat(Paged.counted(List.of(), 1, 2, 0, 4).words()).isEqualTo("None of 0");
  }

  @Test
  void aListThatIsNotCountedToItsEndSaysThatItHasMore() {
    Paged<Integer> paged = Paged.counted(List.of(1, 2), 1, 2, 5, 4);

    assertThat(paged.words()).isEqualTo("1 to 2 of more than 4");
    assertThat(paged.pages()).isEqualTo(2);
    assertThat(Paged.counted(List.of(), 9, 2, 5, 4).words()).isEqualTo("None of more than 4");
  }
}
