package org.opengeps.portal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.identity.OrganisationId;
import org.opengeps.notice.Buyer;
import org.opengeps.notice.NoticeView;
import org.opengeps.opening.OpeningScene;
import org.opengeps.opening.TechnicalScene;
import org.opengeps.platform.DatabaseWatch;
import org.opengeps.platform.InTransaction;
import org.opengeps.protocol.message.Slot;
import org.opengeps.registry.OrganisationKind;
import org.opengeps.registry.usecase.FindAgencyPeople;
import org.opengeps.registry.usecase.FindOrganisation;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestPerson;

/** What a public page costs the database does not grow with what it shows. */
@ExtendWith(ArquillianExtension.class)
class PageStatementsIT {
  private static final int TIMES = 20;
  private static final int TOO_MANY = 429;

  /**
   * A proof for each row of the log page, or a transaction for each reading, was three times as
   * much.
   */
  private static final long MOST = 30;

  /** The same; a proof for each fact of the log about the tender was some hundreds. */
  private static final long MOST_OF_RESULT = 45;

  /** Of a page with what the register says of the firm of who is logged in. */
  private static final long MOST_OF_FIRM = 60;

  private static final int BIDS = 5;

  /**
   * How many more firms there are, and how far that may be seen: one statement for each is more.
   */
  private static final int MORE = 8;

  private static final long SLACK = MORE / 2;

  @Inject private Buyer buyer;
  @Inject private OpeningScene scene;
  @Inject private TechnicalScene technical;
  @Inject private FindAgencyPeople people;
  @Inject private FindOrganisation organisations;
  @Inject private InTransaction transaction;
  @Inject private DatabaseWatch database;
  @PersistenceContext private EntityManager entities;

  @AfterEach
  void letTheClockTick() {
    TestClock.INSTANCE.release();
  }

  @Test
  void aPublicPageTakesAtMostThirtyStatements() {
    Buyer.Agency agency = buyer.agency();
    NoticeView tender =
        buyer.publish(agency, buyer.draft("문장 세기").build(), buyer.readyCeremony(agency, 1));
    Map<String, Long> counts = new TreeMap<>();
    for (String path :
        List.of(
            "/",
            "/?q=%EB%AC%B8%EC%9E%A5",
            "/tenders.atom",
            "/tenders/" + tender.ref().number() + "/calendar.ics",
            "/log",
            "/log?q=%EB%AC%B8%EC%9E%A5&agency=" + agency.code(),
            "/log?agency=%EA%B0%80%EC%98%A8%EC%8B%9C&kind=tender-opened&from=2026-01-01",
            "/log.csv",
            "/tenders/" + tender.ref().number() + "/questions",
            "/tenders/" + tender.ref().number())) {
      assertThat(get(path).status()).as(path).isEqualTo(200);
      counts.put(path, statements(path));
    }
    System.getLogger(getClass().getName())
        .log(System.Logger.Level.INFO, "database statements by page: " + counts);
    assertThat(counts).allSatisfy((path, count) -> assertThat(count).isLessThanOrEqualTo(MOST));
  }

  @Test
  void whetherAFirmCanBidTakesAsManyStatementsWhateverItIsRegisteredFor() {
    Buyer.Agency agency = buyer.agency();
    NoticeView tender =
        buyer.publish(agency, buyer.draft("자격 세기").build(), buyer.readyCeremony(agency, 1));
    String page = "/tenders/" + tender.ref().number();
    String cookie = TestPerson.supplier().registered().logIn();
    assertThat(get(page + "/can-i-bid", "Cookie", cookie).text()).contains("id=\"requirements\"");
    assertThat(get(page, "Cookie", cookie).text()).contains("id=\"mine\"");
    assertThat(statements(page + "/can-i-bid", "Cookie", cookie)).isLessThanOrEqualTo(MOST_OF_FIRM);
    assertThat(statements(page, "Cookie", cookie)).isLessThanOrEqualTo(MOST_OF_FIRM);
    assertThat(statements("/api/v1" + page + "/can-i-bid", "Cookie", cookie))
        .isLessThanOrEqualTo(MOST_OF_FIRM);
  }

  @Test
  void aFirmsOwnPageTakesAsManyStatementsHoweverManyTendersAreOpenAndPeopleItHas() {
    Buyer.Agency agency = buyer.agency();
    TestPerson first = TestPerson.supplier().registered();
    String cookie = first.logIn();
    buyer.publish(agency, buyer.draft("열린 공고").build(), buyer.readyCeremony(agency, 1));
    assertThat(get("/firm", "Cookie", cookie).text()).contains(first.identifier().substring(5));
    long few = statements("/firm", "Cookie", cookie);
    for (int tender = 0; tender < 3; tender++) {
      buyer.publish(agency, buyer.draft("열린 공고 " + tender).build(), buyer.readyCeremony(agency, 1));
      TestPerson.named("supplier", first.identifier(), "동료 " + tender, "SUPPLIER_BIDDER")
          .registered();
    }
    // each registration of the firm, and there are three more, is a document of its own; and what
    // is
    // registered now is none that was read before
    assertThat(statements("/firm", "Cookie", cookie)).isLessThanOrEqualTo(few + 4);
    assertThat(few).isLessThanOrEqualTo(MOST_OF_FIRM);
  }

  @Test
  void aResultTakesHardlyMoreWhateverTheLogSaysAboutItsTender() {
    OpeningScene.Tender tender = scene.tender("결과 문장 세기");
    for (int bid = 0; bid < BIDS; bid++) {
      scene.bid(tender, 1_620_000_000 + bid, List.of(3, 11));
    }
    scene.openingTime(tender);
    tender.committee().officers.get(0).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    tender.committee().officers.get(2).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    scene.finished(tender);
    String path = "/tenders/" + tender.ref().number() + "/result";
    assertThat(get(path).text()).contains("건설");
    long count = statements(path);
    System.getLogger(getClass().getName())
        .log(System.Logger.Level.INFO, "database statements of a result: " + count);
    assertThat(count).isLessThanOrEqualTo(MOST_OF_RESULT);
  }

  @Test
  void whatAMemberHasToDoTakesFewStatementsWhateverOthersOpen() {
    OpeningScene.Tender tender = scene.tender("남의 개찰");
    scene.bid(tender, 1_620_000_000, List.of(3, 11));
    scene.close(tender);
    String nobody = "/api/v1/committee/duties?person=" + UUID.randomUUID();
    assertThat(Http.get(nobody).json().list("duties")).isEmpty();
    assertThat(statements(nobody)).isLessThanOrEqualTo(MOST);
  }

  @Test
  void whatOfficersSeeOfAStageTakesHardlyMoreStatementsWhereMoreFirmsBid() {
    Map<String, Long> few = statementsOfStage(2);
    Map<String, Long> many = statementsOfStage(2 + MORE);
    System.getLogger(getClass().getName())
        .log(System.Logger.Level.INFO, "database statements of a stage: " + few + ", " + many);
    assertThat(many)
        .allSatisfy((page, count) -> assertThat(count).isLessThanOrEqualTo(few.get(page) + SLACK));
  }

  /** Of the pages on which officers decide about technical bids and ask for the next stage. */
  private Map<String, Long> statementsOfStage(int bids) {
    TechnicalScene.Examined stage = technical.examined(bids);
    String number = "number=" + stage.tender().ref().number();
    Map<String, Long> counts = new TreeMap<>();
    counts.put("decide", ofOfficer(stage, "/buyer/technical.xhtml?" + number, "name=\"verdict-"));
    technical.admit(stage);
    counts.put("ask", ofOfficer(stage, "/buyer/re-bid.xhtml?stage=next&" + number, "round-0.1"));
    return counts;
  }

  /** A sitting ends after an hour, and the clock runs fast here: the officer comes anew. */
  private long ofOfficer(TechnicalScene.Examined stage, String path, String shown) {
    String cookie = stage.tender().agency().officer().logIn();
    assertThat(get(path, "Cookie", cookie).text()).contains(shown);
    return statements(path, "Cookie", cookie);
  }

  @Test
  void anAgencysPeopleTakeAsManyStatementsWhetherTheyAreTwoOrTwelve() {
    TestPerson small = TestPerson.of("agency", "CONTRACTING_OFFICER").registered();
    TestPerson large = TestPerson.of("agency", "CONTRACTING_OFFICER").registered();
    for (int i = 1; i <= 10; i++) {
      TestPerson.named("agency", large.identifier(), "직원 " + i, "EVALUATOR").registered();
    }
    assertThat(statementsOfPeople(large, 12)).isEqualTo(statementsOfPeople(small, 2)).isPositive();
  }

  private long statementsOfPeople(TestPerson of, int expected) {
    OrganisationId agency =
        organisations.findByIdentifier(OrganisationKind.AGENCY, of.identifier()).orElseThrow().id();
    return transaction.call(
        () -> {
          entities.getEntityManagerFactory().getCache().evictAll();
          long before = database.ownStatements();
          assertThat(people.page(agency, 1).people()).hasSize(expected);
          return database.ownStatements() - before;
        });
  }

  /**
   * The least of some requests: what the engine does meanwhile by itself only adds, and the slower
   * the machine, the more.
   */
  private long statements(String path, String... headers) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < TIMES; i++) {
      long before = database.statements();
      assertThat(get(path, headers).status()).isEqualTo(200);
      least = Math.min(least, database.statements() - before);
    }
    return least;
  }

  /** Tests before this one may have come as often as one address may: asked to wait, one waits. */
  private static Http.Answer get(String path, String... headers) {
    Http.Answer answer = Http.get(path, headers);
    while (answer.status() == TOO_MANY) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
      answer = Http.get(path, headers);
    }
    return answer;
  }
}
