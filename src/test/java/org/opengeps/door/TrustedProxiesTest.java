package org.opengeps.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose word about a sender counts, and under which names the server answers. */
class TrustedProxiesTest {
  private static final TrustedProxies NOBODY =
      TrustedProxies.of("", TrustedProxies.Header.X_FORWARDED_FOR);
  private static final TrustedProxies LOCAL =
      TrustedProxies.of("127.0.0.1, 10.1.0.0/16, ::1", TrustedProxies.Header.X_FORWARDED_FOR);
  private static final TrustedProxies STANDARD =
      TrustedProxies.of("127.0.0.1", TrustedProxies.Header.FORWARDED);

  @Test
  void whatASenderSaysAboutItselfCountsForNothing() {
    assertThat(NOBODY.sender("203.0.113.9", List.of("198.51.100.1"))).isEqualTo("203.0.113.9");
    assertThat(LOCAL.sender("203.0.113.9", List.of("198.51.100.1"))).isEqualTo("203.0.113.9");
    assertThat(LOCAL.sender("127.0.0.1", List.of("6.6.6.6, 203.0.113.9"))).isEqualTo("203.0.113.9");
    assertThat(LOCAL.sender("127.0.0.1", List.of("6.6.6.6", "203.0.113.9")))
        .isEqualTo("203.0.113.9");
  }

  @Test
  void aChainOfTrustedProxiesIsFollowedToItsBeginning() {
    assertThat(LOCAL.sender("127.0.0.1", List.of("203.0.113.9, 10.1.2.3")))
        .isEqualTo("203.0.113.9");
    assertThat(LOCAL.sender("::1", List.of("2001:db8::7"))).isEqualTo("2001:db8::7");
    assertThat(LOCAL.sender("127.0.0.1", List.of())).isEqualTo("127.0.0.1");
    assertThat(LOCAL.sender("127.0.0.1", List.of("10.2.0.1, unknown"))).isEqualTo("127.0.0.1");
  }

  @Test
  void theStandardHeaderIsReadInAllItsForms() {
    assertThat(STANDARD.sender("127.0.0.1", List.of("for=192.0.2.60;proto=https;by=203.0.113.43")))
        .isEqualTo("192.0.2.60");
    assertThat(STANDARD.sender("127.0.0.1", List.of("For=\"[2001:db8:cafe::17]:4711\"")))
        .isEqualTo("2001:db8:cafe::17");
    assertThat(STANDARD.sender("127.0.0.1", List.of("for=_hidden"))).isEqualTo("127.0.0.1");
  }

  @Test
  void aSlipInTheListIsSaid() {
    for (String slip : List.of("proxy.example", "10.0.0.0/40", "10.0.0.0/x", "300.1.1.1")) {
      assertThatThrownBy(() -> TrustedProxies.of(slip, TrustedProxies.Header.FORWARDED))
          .hasMessageContaining(slip);
    }
  }

  @Test
  void theServerAnswersUnderItsPublicNameAndForTheMachineItself() {
    KnownHosts hosts = new KnownHosts(URI.create("https://tenders.example"));
    for (String good :
        List.of("tenders.example", "TENDERS.example:443", "127.0.0.1:8080", "localhost:8080")) {
      assertThat(hosts.knows(good, 8080)).as(good).isTrue();
    }
    for (String bad :
        List.of(
            "", "tenders.example:8443", "tenders.example.evil", "127.0.0.1:8081", "127.0.0.1")) {
      assertThat(hosts.knows(bad, 8080)).as(bad).isFalse();
    }
    assertThat(hosts.knows(null, 8080)).isFalse();
    assertThat(new KnownHosts(URI.create("https://t.example:8443")).knows("t.example:8443", 1))
        .isTrue();
  }
}
