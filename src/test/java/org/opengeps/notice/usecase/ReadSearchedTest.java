package org.opengeps.notice.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.Vetoed;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.notice.DraftId;
import org.opengeps.notice.Drafts;
import org.opengeps.notice.Notices;
import org.opengeps.notice.model.PublishedOrder;
import org.opengeps.notice.model.SearchedTender;
import org.opengeps.notice.model.SignedOrder;
import org.opengeps.notice.model.Tender;
import org.opengeps.notice.model.Tenders;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.fixture.Rebids;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.Notice;

/** What people can look for is all that a notice says of its subject, in both languages. */
class ReadSearchedTest {
  private static final OrganisationId AGENCY =
      new OrganisationId("00000000-0000-0000-0000-000000000001");

  private final Map<Sha256, byte[]> stored = new HashMap<>();

  private static Notice noticed() {
    JsonObject eligibility =
        JsonObject.builder()
            .put("industries", List.of("0001"))
            .put("regions", List.of())
            .put("allIndustries", List.of("0037"))
            .build();
    Notice notice =
        Notices.of(
            Drafts.works().replace("eligibility", eligibility).build(),
            Drafts.CLOSES.minus(Duration.ofDays(20)));
    return notice.with(
        List.of(
            titled(notice.lots().get(0), "1", "1공구 본관"),
            titled(notice.lots().get(0), "2", "2공구 별관")));
  }

  private static Lot titled(Lot lot, String name, String ko) {
    return new Lot(
        name,
        new LocalText(ko, "Section " + name),
        lot.price(),
        lot.award(),
        lot.offer(),
        lot.stages(),
        lot.admitted(),
        lot.envelopes());
  }

  private SearchedTender read(Notice... orders) {
    Tender tender = new Tender(orders[0], AGENCY, Drafts.NOTICED);
    List<PublishedOrder> published =
        List.of(orders).stream()
            .map(
                order -> {
                  tender.show(order);
                  return new PublishedOrder(
                      order,
                      Sha256.ofText("signed"),
                      new DraftId(UUID.randomUUID()),
                      new PersonId("00000000-0000-0000-0000-000000000002"),
                      Drafts.NOTICED);
                })
            .toList();
    Tenders tenders =
        (Tenders)
            Proxy.newProxyInstance(
                Tenders.class.getClassLoader(),
                new Class<?>[] {Tenders.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "find" -> Optional.of(tender);
                      case "findOrder" -> Optional.of(published.get(published.size() - 1));
                      case "listOrders" -> published;
                      default -> throw new AssertionError(method);
                    });
    Notice last = orders[orders.length - 1];
    return new ReadSearched(tenders, new Stored(stored))
        .read(List.of(new SignedOrder(last.ref(), last.hash())))
        .get(0);
  }

  /** Documents in memory. */
  @Vetoed
  private static final class Stored extends Documents {
    private final Map<Sha256, byte[]> stored;

    Stored(Map<Sha256, byte[]> stored) {
      this.stored = stored;
    }

    @Override
    public Optional<byte[]> find(Sha256 hash) {
      return Optional.ofNullable(stored.get(hash));
    }
  }

  private Notice stored(Notice notice) {
    stored.put(notice.hash(), notice.toJson().canonical());
    return notice;
  }

  @Test
  void namesAreTitlesBodiesNumbersLotsAndIndustriesAndTheDescriptionIsText() {
    SearchedTender read = read(stored(noticed()));
    assertThat(read.names())
        .contains("R25BK00000001", "5710000", "하동군", "Hadong County")
        .contains("수산물 위판장 신축공사", "Fish market hall")
        .contains("1공구 본관", "Section 2", "토목공사업", "Civil engineering works")
        .contains("전기공사업");
    assertThat(read.texts()).containsExactly("건축, 기계, 냉동", "Building, machinery, refrigeration");
    assertThat(read.agency()).isEqualTo(AGENCY);
    assertThat(read.whole()).isTrue();
    assertThat(read.ref().toString()).isEqualTo("R25BK00000001-000");
  }

  @Test
  void lotsThatALaterRoundDoesNotNameAreFoundStill() {
    Notice first = stored(noticed());
    Lot second = first.lots().get(1);
    Notice again =
        stored(
            Rebids.of(
                List.of(first),
                Drafts.CLOSES.plus(Duration.ofDays(10)),
                second.again(second.envelopes())));
    SearchedTender read = read(first, again);
    assertThat(read.ref()).isEqualTo(again.ref());
    assertThat(read.names()).contains("1공구 본관", "2공구 별관");
  }

  @Test
  void aNoticeThatIsLostIsFoundByItsRow() {
    SearchedTender read = read(noticed());
    assertThat(read.names()).contains("수산물 위판장 신축공사", "하동군").doesNotContain("1공구 본관");
    assertThat(read.texts()).isEmpty();
    assertThat(read.whole()).isFalse();
  }
}
