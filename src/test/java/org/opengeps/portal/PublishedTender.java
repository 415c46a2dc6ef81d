package org.opengeps.portal;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.opengeps.kernel.Sha256;
import org.opengeps.method.toy.ToyMethods;
import org.opengeps.notice.Drafts;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestCommittee;
import org.opengeps.testing.TestPerson;

/**
 * A tender drafted, approved, bound to a rehearsed key and published over HTTP, taking bids for a
 * day.
 */
final class PublishedTender {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration OPEN = Duration.ofDays(1);
  private static final Duration ENOUGH = Duration.ofHours(1);
  private static String number;
  private static Instant closes = Instant.MIN;

  private final TestCommittee committee;
  private final TestPerson officer;
  private final TestPerson second;
  private final JsonObject draft;
  private String own;

  private PublishedTender(TestCommittee committee) {
    this(committee, OPEN, draft -> draft);
  }

  private PublishedTender(
      TestCommittee committee, Duration bidding, UnaryOperator<JsonBuilder> terms) {
    this.committee = committee;
    officer = committee.contractingOfficer;
    second =
        TestPerson.named("agency", officer.identifier(), "이결재", "APPROVING_OFFICER").registered();
    Instant now = TestClock.INSTANCE.instant().truncatedTo(ChronoUnit.SECONDS);
    draft = terms.apply(draft(now, bidding).toBuilder()).build();
  }

  /**
   * The number of one tender that all browser tests share; another one when a test has moved the
   * clock so far that the bidding of the last one is about to close.
   */
  static synchronized String number() {
    Instant now = TestClock.INSTANCE.instant();
    if (now.plus(ENOUGH).isAfter(closes)) {
      closes = now.plus(OPEN);
      number = publish(TestCommittee.ofNewAgency(3));
    }
    return number;
  }

  private static String publish(TestCommittee committee) {
    return new PublishedTender(committee).publish();
  }

  /** One of its own, which can be corrected. */
  static PublishedTender ofItsOwn() {
    PublishedTender tender = new PublishedTender(TestCommittee.ofNewAgency(3));
    tender.own = tender.publish();
    return tender;
  }

  String ownNumber() {
    return own;
  }

  private String publish() {
    int envelopes = ToyMethods.ALL.stages(draft.object("award").string("method")).get(0).size();
    UUID ceremony = committee.ready(2, envelopes * draft.objects("lots").size());
    String published = file(draft, ceremony);
    awaitOpen(published);
    return published;
  }

  /** Publishes a correction that closes an hour later and keeps what is sealed. */
  void correct() {
    correct("keep");
  }

  /**
   * The same.
   *
   * @param sealedBids {@code keep} or {@code reseal}
   */
  void correct(String sealedBids) {
    Instant later = draft.time("closesAt").plus(ENOUGH);
    file(
        draft.toBuilder()
            .replace("draft", UUID.randomUUID().toString())
            .replace("kind", "correction")
            .remove("closesAt")
            .put("closesAt", later)
            .remove("opensAt")
            .put("opensAt", later.plus(ENOUGH))
            .put("tender", own + "-000")
            .put("bidsAlreadySealed", sealedBids)
            .put("reason", new LocalText("마감 연장", "Later closing").toJson())
            .build(),
        null);
  }

  /** Publishes a cancellation of the order in force. */
  void cancel() {
    file(
        JsonObject.ofType("opengeps/draft/1")
            .put("draft", UUID.randomUUID())
            .put("kind", "cancellation")
            .put("tender", Http.get("/api/v1/tenders/" + own).json().string("ref"))
            .put("reason", new LocalText("사업비 미확보", "No budget").toJson())
            .build(),
        null);
  }

  private String file(JsonObject terms, UUID ceremony) {
    return file(terms, ceremony, officer, second);
  }

  /** Drafts, approves and publishes an order of a tender of its own with keys of its own. */
  static void order(Own tender, JsonObject draft, UUID ceremony) {
    file(draft, ceremony, tender.officer(), tender.second());
  }

  private static String file(
      JsonObject terms, UUID ceremony, TestPerson officer, TestPerson second) {
    String id = terms.string("draft");
    Sha256 hash = post("/api/v1/notices", officer.sign(terms)).hash("draftHash");
    JsonObject approval =
        JsonObject.ofType("opengeps/approval/1").put("draft", id).put("draftHash", hash).build();
    post("/api/v1/notices/" + id + "/approval", second.sign(approval));
    JsonObject prepare =
        JsonObject.ofType("opengeps/prepare/1").put("draft", id).put("ceremony", ceremony).build();
    JsonObject notice = post("/api/v1/notices/" + id + "/prepare", officer.sign(prepare));
    return post("/api/v1/notices/" + id + "/publication", officer.sign(notice)).string("tender");
  }

  /**
   * A tender of its own, with the people who may act on it.
   *
   * @param committee two of three open
   * @param officer contracting officer
   * @param second approving officer
   */
  record Own(String number, TestCommittee committee, TestPerson officer, TestPerson second) {}

  /** Publishes another tender of a new agency, taking bids for a day. */
  static Own own() {
    return own(OPEN);
  }

  /** The same, taking bids for so long; its opening is an hour later. */
  static Own own(Duration bidding) {
    return own(bidding, draft -> draft);
  }

  /** The same with other terms. */
  static Own own(Duration bidding, UnaryOperator<JsonBuilder> terms) {
    PublishedTender tender = new PublishedTender(TestCommittee.ofNewAgency(3), bidding, terms);
    return new Own(tender.publish(), tender.committee, tender.officer, tender.second);
  }

  /** Publishes another tender of an agency that has a committee, with keys of its own. */
  static Own own(TestCommittee committee, Duration bidding) {
    PublishedTender tender = new PublishedTender(committee, bidding, draft -> draft);
    return new Own(tender.publish(), committee, tender.officer, tender.second);
  }

  /** The number of another tender, with other terms. */
  static String with(UnaryOperator<JsonBuilder> terms) {
    return new PublishedTender(TestCommittee.ofNewAgency(3), OPEN, terms).publish();
  }

  private static JsonObject draft(Instant now, Duration bidding) {
    Instant closes = now.plus(bidding);
    return Drafts.works("sandbox", null, closes, closes.plus(ENOUGH))
        .replace("title", Drafts.text("하동군수협 위판장 신축공사 (건축, 기계, 냉동)", "Fish market hall"))
        .replace(
            "description", Drafts.text("건축, 기계, 냉동 공사 일체", "Building, machinery, refrigeration"))
        .build();
  }

  private static JsonObject post(String path, byte[] cms) {
    Http.Answer answer = Http.post(path, Http.CMS, cms);
    if (answer.status() >= 300) {
      throw new IllegalStateException(path + ": " + answer.text());
    }
    return answer.json();
  }

  static void awaitOpen(String tender) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!Http.get("/api/v1/tenders/" + tender).json().string("state").equals("open")) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the tender does not open: " + tender);
      }
      LockSupport.parkNanos(50_000_000);
    }
  }
}
