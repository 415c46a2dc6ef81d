package org.opengeps.bid.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opengeps.bid.OpenForFirm;
import org.opengeps.kernel.Pages;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Won;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderPage;
import org.opengeps.notice.TenderQuery;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.TenderSummary;
import org.opengeps.notice.usecase.FindTenders;
import org.opengeps.protocol.message.Eligibility;
import org.opengeps.protocol.message.FirmSize;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.registry.KnownProfile;
import org.opengeps.registry.Organisation;
import org.opengeps.registry.OrganisationKind;
import org.opengeps.registry.ProfileHistory;

class ListForFirmTest {
  private static final Instant NOTICED = Instant.parse("2026-06-01T00:00:00Z");
  private static final Instant NOW = NOTICED.plusSeconds(86_400);
  private static final Instant CLOSES = NOW.plusSeconds(86_400);

  private final List<TenderSummary> tenders = new ArrayList<>();
  private final Map<TenderNumber, Eligibility> asked = new HashMap<>();
  private final List<KnownProfile> history = new ArrayList<>();
  private boolean whole = true;
  private Instant registeredAt = NOTICED.minusSeconds(60);
  private long more;

  @Test
  void whatTheFirmDoesNotMeetIsLeftOutByTheRulesOfTheIntake() {
    history.add(
        new KnownProfile(Firm.profile(Set.of("0002"), Set.of("48")), NOTICED.minusSeconds(60)));
    tender(1, new Eligibility(List.of(), List.of()));
    tender(2, new Eligibility(List.of("0001", "0002"), List.of("48")));
    tender(3, new Eligibility(List.of("0001"), List.of()));
    tender(4, new Eligibility(List.of(), List.of("11")));
    tender(5, new Eligibility(List.of(), List.of(), List.of("0002", "0037"), Optional.empty()));
    tender(6, new Eligibility(List.of(), List.of(), List.of(), Optional.of(FirmSize.MICRO)));
    tender(7, new Eligibility(List.of(), List.of(), List.of("0002"), Optional.of(FirmSize.SMALL)));
    assertThat(numbers()).containsExactly(1, 2, 7);
    assertThat(list().rows()).noneMatch(OpenForFirm.Row::unsure);
    assertThat(list().examined()).isEqualTo(7);
    assertThat(list().cut()).isFalse();
  }

  @Test
  void whatCountsIsTheRegistrationWhenTheNoticeWasPublished() {
    tender(1, new Eligibility(List.of("0001"), List.of()));
    tender(2, new Eligibility(List.of("0002"), List.of()));
    history.add(new KnownProfile(Firm.profile(Set.of("0001"), Set.of()), NOTICED.plusMillis(1)));
    history.add(new KnownProfile(Firm.profile(Set.of("0002"), Set.of()), NOTICED));
    assertThat(numbers()).containsExactly(2);
  }

  @Test
  void aNewcomerIsTakenByItsFirstRegistrationAndToldThatThereIsMoreToCheck() {
    registeredAt = NOTICED.plusSeconds(1);
    tender(1, new Eligibility(List.of("0001"), List.of()));
    tender(2, new Eligibility(List.of("0002"), List.of()));
    history.add(new KnownProfile(Firm.profile(Set.of("0001"), Set.of()), NOTICED.plusSeconds(9)));
    history.add(new KnownProfile(Firm.profile(Set.of("0002"), Set.of()), NOTICED.plusSeconds(1)));
    assertThat(numbers()).containsExactly(2);
    assertThat(list().rows().get(0).unsure()).isTrue();
  }

  @Test
  void whatAListCannotTellIsListedAndSaidToBeUnsure() {
    history.add(new KnownProfile(Firm.profile(Set.of("0002"), Set.of()), NOTICED.plusMillis(1)));
    whole = false;
    tender(1, new Eligibility(List.of("0001"), List.of()));
    assertThat(list().rows()).as("registered too often since").allMatch(OpenForFirm.Row::unsure);
    whole = true;
    asked.clear();
    assertThat(list().rows()).as("nothing is known of it").allMatch(OpenForFirm.Row::unsure);
    tenders.set(0, summary(1, 2));
    asked.put(new TenderNumber("R26BK00000001"), new Eligibility(List.of(), List.of()));
    assertThat(list().rows()).as("a second stage").hasSize(1).allMatch(OpenForFirm.Row::unsure);
  }

  @Test
  void aListIsBoundedAndSaysSo() {
    history.add(new KnownProfile(Firm.profile(Set.of("0002"), Set.of()), NOTICED.minusSeconds(9)));
    for (int number = 1; number <= 51; number++) {
      tender(number, new Eligibility(List.of(), List.of()));
    }
    assertThat(list().rows()).hasSize(50);
    assertThat(list().cut()).isTrue();
    tenders.remove(50);
    assertThat(list().cut()).isFalse();
    more = 1;
    assertThat(list().cut()).as("more than are examined").isTrue();
  }

  private void tender(int number, Eligibility eligibility) {
    tenders.add(summary(number, 1));
    asked.put(new TenderNumber("R26BK%08d".formatted(number)), eligibility);
  }

  private static TenderSummary summary(int number, int stage) {
    return new TenderSummary(
        TenderRef.parse("R26BK%08d-000".formatted(number)),
        TenderState.OPEN,
        new LocalText("공고", "Notice"),
        "5710000",
        new LocalText("하동군", "Hadong"),
        new LocalText("하동군", "Hadong"),
        "works",
        1,
        1,
        2,
        stage,
        0,
        Won.of(1),
        null,
        false,
        NOTICED,
        NOTICED,
        CLOSES,
        CLOSES,
        ZoneId.of("Asia/Seoul"),
        false);
  }

  private List<Integer> numbers() {
    return list().rows().stream()
        .map(row -> Integer.parseInt(row.tender().ref().number().substring(5)))
        .toList();
  }

  private OpenForFirm list() {
    FindTenders found =
        new FindTenders(null, null, null) {
          @Override
          public TenderPage page(TenderQuery query) {
            assertThat(query.size()).isEqualTo(ListForFirm.EXAMINED);
            assertThat(query.states()).containsOnly(TenderState.NOTICED, TenderState.OPEN);
            long total = tenders.size() + more;
            return new TenderPage(tenders, Pages.of(1, total, query.size()), total);
          }

          @Override
          public Map<TenderNumber, Eligibility> eligibility(TenderPage page) {
            return asked;
          }
        };
    Organisation firm =
        new Organisation(
            Firm.ID,
            OrganisationKind.SUPPLIER,
            "9990000001",
            new LocalText("가나건설", "Gana"),
            Firm.profile(Set.of(), Set.of()),
            registeredAt);
    return new ListForFirm(found, Clock.fixed(NOW, ZoneOffset.UTC))
        .list(firm, new ProfileHistory(history, whole));
  }
}
