package org.opengeps.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemsTest {
  @Test
  void theSecurityLogDoesNotSayWhereWhoBidsOrThinksOfItComesFrom() {
    String tender = "/api/v1/tenders/R26BK00000001";
    assertThat(Problems.isOfBidders(tender + "/submissions")).isTrue();
    assertThat(Problems.isOfBidders(tender + "/can-i-bid")).isTrue();
    assertThat(Problems.isOfBidders(tender + "/award/draft")).isFalse();
  }
}
