package org.opengeps.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.award.AwardView;
import org.opengeps.award.Sheets;
import org.opengeps.award.usecase.EnterScore;
import org.opengeps.award.usecase.FindAward;
import org.opengeps.kernel.Sha256;
import org.opengeps.notice.Buyer;
import org.opengeps.notice.Drafts;
import org.opengeps.notice.SentDocuments;
import org.opengeps.notice.usecase.DraftNotice;
import org.opengeps.opening.OpeningScene;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.CandidateScore;
import org.opengeps.protocol.message.NoticeTerms.Attachment;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.pki.Certificates;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestPerson;

/**
 * Who may read what: every door that answers to GET and every officers' page, for every kind of
 * reader, while a tender is under evaluation and another one is still a draft.
 */
@ExtendWith(ArquillianExtension.class)
class ReadersIT {
  /**
   * An upload is read by who knows its number, an outage and the document of a draft by its own
   * address. The officer's 422 and the 404 of a file that no bid has come after the door: the
   * candidate has too few points.
   */
  private static final String MATRIX =
      """
      door                                          | nobody | bidder | elsewhere | officer | administrator
      /api/v1/agencies                              | 200    | 200    | 200    | 200    | 200
      /api/v1/agency/people                         | 403    | 403    | 403    | 403    | 200
      /api/v1/agency/today                          | 403    | 403    | 200    | 200    | 200
      /api/v1/audit/year                            | 403    | 403    | 403    | 403    | 403
      /api/v1/committee/ceremonies/{id}             | 200    | 200    | 200    | 200    | 200
      /api/v1/committee/duties                      | 200    | 200    | 200    | 200    | 200
      /api/v1/committee/person                      | 200    | 200    | 200    | 200    | 200
      /api/v1/direct-awards                         | 200    | 200    | 200    | 200    | 200
      /api/v1/direct-awards/{id}                    | 404    | 404    | 404    | 404    | 404
      /api/v1/my/bids                               | 403    | 200    | 200    | 200    | 200
      /api/v1/notices/uploads                       | 200    | 200    | 200    | 200    | 200
      /api/v1/notices/uploads/{upload}              | 404    | 404    | 404    | 404    | 404
      /api/v1/notices/{draft}/documents/{sha256}    | 403    | 404    | 404    | 200    | 200
      /api/v1/organisations                         | 200    | 200    | 200    | 200    | 200
      /api/v1/organisations/{id}                    | 200    | 200    | 200    | 200    | 200
      /api/v1/outages                               | 200    | 200    | 200    | 200    | 200
      /api/v1/outages/{id}                          | 404    | 404    | 404    | 404    | 404
      /api/v1/receipts/{submission}                 | 200    | 200    | 200    | 200    | 200
      /api/v1/session                               | 204    | 200    | 200    | 200    | 200
      /api/v1/tenders                               | 200    | 200    | 200    | 200    | 200
      /api/v1/tenders/{no}                          | 200    | 200    | 200    | 200    | 200
      /api/v1/tenders/{no}/award                    | 200    | 200    | 200    | 200    | 200
      /api/v1/tenders/{no}/award/draft              | 403    | 403    | 403    | 422    | 422
      /api/v1/tenders/{no}/bids/reads               | 403    | 200    | 200    | 200    | 200
      /api/v1/tenders/{no}/award/calls/draft        | 403    | 403    | 403    | 422    | 422
      /api/v1/tenders/{no}/award/supplements/draft  | 403    | 403    | 403    | 422    | 422
      /api/v1/tenders/{no}/bids/{submission}/files  | 403    | 403    | 403    | 200    | 403
      /api/v1/tenders/{no}/bids/{submission}/files/{sha256} | 403    | 403    | 403    | 404    | 403
      /api/v1/tenders/{no}/bids/{submission}/reads  | 403    | 403    | 403    | 403    | 403
      /api/v1/tenders/{no}/bids/{submission}/requests | 403    | 403    | 403    | 403    | 403
      /api/v1/tenders/{no}/bundle                   | 200    | 200    | 200    | 200    | 200
      /api/v1/tenders/{no}/can-i-bid                | 403    | 200    | 200    | 200    | 200
      /api/v1/tenders/{no}/contract                 | 404    | 404    | 404    | 404    | 404
      /api/v1/tenders/{no}/contract/draft           | 403    | 403    | 403    | 404    | 404
      /api/v1/tenders/{no}/contract/deliveries      | 404    | 404    | 404    | 404    | 404
      /api/v1/tenders/{no}/contract/payments        | 404    | 404    | 404    | 404    | 404
      /api/v1/tenders/{no}/contract/payments/invoice | 400    | 400    | 400    | 400    | 400
      /api/v1/tenders/{no}/contract/payments/claims/{number}/invoice | 404    | 404    | 404    | 404    | 404
      /api/v1/firm/contracts                        | 403    | 200    | 200    | 200    | 200
      /api/v1/tenders/{no}/documents/{sha256}       | 404    | 404    | 404    | 404    | 404
      /api/v1/tenders/{no}/opening                  | 200    | 200    | 200    | 200    | 200
      /api/v1/tenders/{no}/opening-package          | 200    | 200    | 200    | 200    | 200
      /api/v1/tenders/{no}/opening-package/bids     | 200    | 200    | 200    | 200    | 200
      /api/v1/tenders/{no}/questions                | 200    | 200    | 200    | 200    | 200
      /api/v1/tenders/{no}/questions/waiting        | 403    | 403    | 403    | 200    | 403
      /api/v1/tenders/{no}/submissions/{submission}/cancellation | 404    | 404    | 404    | 404    | 404
      /api/v1/tenders/{no}/suspensions              | 200    | 200    | 200    | 200    | 200
      /api/v1/tenders/{no}/uploads                  | 200    | 200    | 200    | 200    | 200
      /api/v1/tenders/{no}/uploads/{upload}         | 404    | 404    | 404    | 404    | 404
      /api/v1/time                                  | 200    | 200    | 200    | 200    | 200
      /api/v1/trust                                 | 200    | 200    | 200    | 200    | 200
      /api/v1/watching                              | 403    | 200    | 200    | 200    | 200
      /ledger/checkpoint                            | 200    | 200    | 200    | 200    | 200
      /ledger/proof/{index}                         | 200    | 200    | 200    | 200    | 200
      /ledger/tile/entries/{index}                  | 200    | 200    | 200    | 200    | 200
      /ledger/tile/{level}/{index}                  | 200    | 200    | 200    | 200    | 200
      /                                             | 200    | 200    | 200    | 200    | 200
      /tenders.atom                                 | 200    | 200    | 200    | 200    | 200
      /tenders/{no}/calendar.ics                    | 200    | 200    | 200    | 200    | 200
      /tenders/{no}                                 | 200    | 200    | 200    | 200    | 200
      /tenders/{no}/bid                             | 200    | 200    | 200    | 200    | 200
      /tenders/{no}/can-i-bid                       | 200    | 200    | 200    | 200    | 200
      /tenders/{no}/opening                         | 200    | 200    | 200    | 200    | 200
      /tenders/{no}/questions                       | 200    | 200    | 200    | 200    | 200
      /tenders/{no}/answer                          | 200    | 200    | 200    | 200    | 200
      /tenders/{no}/changes                         | 200    | 200    | 200    | 200    | 200
      /tenders/{no}/contract                        | 200    | 200    | 200    | 200    | 200
      /tenders/{no}/payments                        | 200    | 200    | 200    | 200    | 200
      /tenders/{no}/waiver                          | 200    | 200    | 200    | 200    | 200
      /tenders/{no}/result                          | 200    | 200    | 200    | 200    | 200
      /tenders/{no}/bids.csv                        | 200    | 200    | 200    | 200    | 200
      /tenders/{no}/draw.csv                        | 200    | 200    | 200    | 200    | 200
      /tenders/{no}/log.xlsx                        | 200    | 200    | 200    | 200    | 200
      /tenders/{no}/minutes.pdf                     | 200    | 200    | 200    | 200    | 200
      /tenders/{no}/award.pdf                       | 404    | 404    | 404    | 404    | 404
      /tenders/{no}/contract.pdf                    | 404    | 404    | 404    | 404    | 404
      /direct-awards                                | 200    | 200    | 200    | 200    | 200
      /direct-awards.csv                            | 200    | 200    | 200    | 200    | 200
      /direct-awards/{id}                           | 404    | 404    | 404    | 404    | 404
      /log                                          | 200    | 200    | 200    | 200    | 200
      /log.csv                                      | 200    | 200    | 200    | 200    | 200
      /firm                                         | 200    | 200    | 200    | 200    | 200
      /my/contracts                                 | 200    | 200    | 200    | 200    | 200
      /watching                                     | 302    | 200    | 200    | 200    | 200
      /watching/confirm                             | 410    | 410    | 410    | 410    | 410
      /watching/stop                                | 200    | 200    | 200    | 200    | 200
      /audit                                        | 302    | 403    | 403    | 403    | 403
      /audit/mandates                               | 302    | 403    | 403    | 403    | 403
      /audit/year                                   | 302    | 403    | 403    | 403    | 403
      /audit/tender                                 | 302    | 403    | 403    | 403    | 403
      /buyer/today.xhtml                            | 302    | 403    | 200    | 200    | 200
      /buyer/notices.xhtml                          | 302    | 403    | 200    | 200    | 200
      /buyer/people.xhtml                           | 302    | 403    | 200    | 200    | 200
      /buyer/draft.xhtml                            | 302    | 403    | 200    | 200    | 200
      /buyer/file.xhtml                             | 302    | 403    | 200    | 200    | 200
      /buyer/tender.xhtml                           | 302    | 403    | 200    | 200    | 200
      /buyer/cancel.xhtml                           | 302    | 403    | 200    | 200    | 200
      /buyer/base-amount.xhtml                      | 302    | 403    | 200    | 200    | 200
      /buyer/re-bid.xhtml                           | 302    | 403    | 200    | 200    | 200
      /buyer/questions.xhtml                        | 302    | 403    | 200    | 200    | 200
      /buyer/direct.xhtml                           | 302    | 403    | 200    | 200    | 200
      /buyer/direct-award.xhtml                     | 302    | 403    | 200    | 200    | 200
      /buyer/technical.xhtml                        | 302    | 403    | 200    | 200    | 200
      /buyer/cancellations.xhtml                    | 302    | 403    | 200    | 200    | 200
      /buyer/files.xhtml                            | 302    | 403    | 200    | 200    | 200
      /buyer/suspension.xhtml                       | 302    | 403    | 200    | 200    | 200
      /buyer/act.xhtml                              | 302    | 403    | 200    | 200    | 200
      /buyer/request.xhtml                          | 302    | 403    | 200    | 200    | 200
      /buyer/contract.xhtml                         | 302    | 403    | 200    | 200    | 200
      /buyer/payment.xhtml                          | 302    | 403    | 200    | 200    | 200
      """;

  /** So few points that the candidate fails whatever price is drawn. */
  private static final String SHEET = "3.25";

  /** How answers and pages write it. */
  private static final List<String> SCORED = List.of("\"" + SHEET + "\"", SHEET + "/15");

  /** Whom to call about a bid: for those alone who judge it. */
  private static final String CONTACT = "hong@example.org";

  private final String draftTitle = "아직 비밀인 초안 " + UUID.randomUUID();
  @Inject private Buyer buyer;
  @Inject private OpeningScene scene;
  @Inject private DraftNotice draftNotice;
  @Inject private EnterScore enterScore;
  @Inject private FindAward findAward;
  @Inject private ServletContext context;
  private int secrets;

  @Test
  void everyDoorAnswersThoseForWhomItIsAndNobodyElse() {
    OpeningScene.Tender tender = underEvaluation();
    Map<String, String> readers = readers(tender.agency());
    Map<String, String> doors = doors(tender);
    assertThat(doors.keySet()).as("doors of this matrix").containsAll(documentedDoors());
    assertThat(doors.keySet()).as("pages of this matrix").containsAll(officersPages());
    StringBuilder matrix = new StringBuilder(row("door", List.copyOf(readers.keySet())));
    doors.forEach(
        (door, address) -> {
          List<String> outcomes = new ArrayList<>();
          readers.forEach((reader, cookie) -> outcomes.add(outcome(reader, cookie, address)));
          matrix.append(row(door, outcomes));
        });
    assertThat(matrix.toString()).isEqualTo(MATRIX);
    assertThat(secrets)
        .as("answers with a secret, which the agency's own people read")
        .isPositive();
  }

  /** The status; and what nobody but the agency's people may see is in no other answer. */
  private String outcome(String reader, String cookie, String address) {
    Http.Answer answer = cookie.isEmpty() ? Http.get(address) : Http.get(address, "Cookie", cookie);
    boolean own = Set.of("officer", "administrator").contains(reader);
    List<String> seen =
        Stream.concat(Stream.of(draftTitle), SCORED.stream())
            .filter(answer.text()::contains)
            .toList();
    boolean judges = reader.equals("officer") && address.contains("/files");
    assertThat(answer.text().contains(CONTACT))
        .as("contact of a bidder, for %s at %s", reader, address)
        .isEqualTo(judges && answer.status() == 200);
    if (own) {
      secrets += seen.size();
    } else {
      assertThat(seen).as("secrets that %s reads at %s", reader, address).isEmpty();
    }
    return String.valueOf(answer.status());
  }

  private static String row(String door, List<String> cells) {
    return String.format(Locale.ROOT, "%-45s", door)
        + cells.stream()
            .map(cell -> String.format(Locale.ROOT, " | %-6s", cell))
            .collect(Collectors.joining())
            .stripTrailing()
        + "\n";
  }

  private OpeningScene.Tender underEvaluation() {
    OpeningScene.Tender tender = scene.tender("평가 중인 공고");
    scene.bid(tender, 1_620_000_000L, List.of(3, 11));
    scene.bid(tender, 1_630_000_000L, List.of(2, 12));
    scene.openingTime(tender);
    tender.committee().officers.get(0).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    tender.committee().officers.get(2).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    scene.finished(tender);
    AwardView award = findAward.find(tender.ref(), "0").orElseThrow();
    JsonObject sheet =
        JsonObject.ofType(CandidateScore.TYPE)
            .put("tender", award.tender().toString())
            .put("lot", "0")
            .put("rankingHash", award.rankingHash())
            .put("submission", award.ranking().bids().get(0).submission())
            .put("scores", Sheets.with(award, Sheets.PERFORMANCE, SHEET), Award.Score::toJson)
            .build();
    enterScore.enter(tender.notice().number(), tender.agency().officer().sign(sheet)).orThrow();
    return tender;
  }

  /** Cookies of those who read. */
  private static Map<String, String> readers(Buyer.Agency agency) {
    Map<String, String> readers = new LinkedHashMap<>();
    readers.put("nobody", "");
    readers.put("bidder", TestPerson.supplier().registered().logIn());
    readers.put(
        "elsewhere",
        TestPerson.of("agency", "CONTRACTING_OFFICER", "EVALUATOR").registered().logIn());
    readers.put("officer", agency.officer().logIn());
    readers.put("administrator", TestPerson.administratorOf(agency.code()).logIn());
    return readers;
  }

  /** What stands in the OpenAPI document. */
  private static Set<String> documentedDoors() {
    JsonObject paths = Http.get("/openapi?format=JSON").json().object("paths");
    return paths.names().stream()
        .filter(path -> paths.object(path).has("get"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> officersPages() {
    return context.getResourcePaths("/buyer/").stream()
        .filter(page -> page.endsWith(".xhtml"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Map<String, String> doors(OpeningScene.Tender tender) {
    Buyer.Agency agency = tender.agency();
    String number = tender.ref().number();
    JsonObject content =
        Drafts.works("sandbox", null, closes(), closes().plusSeconds(60))
            .replace(
                "title", JsonObject.builder().put("ko", draftTitle).put("en", "A draft").build())
            .build();
    Attachment document =
        new SentDocuments(agency.officer(), content)
            .send("설계서.pdf", "%PDF-1.7 초안".getBytes(StandardCharsets.UTF_8));
    String draft =
        draftNotice
            .draft(agency.officer().sign(SentDocuments.naming(content, document)))
            .orThrow()
            .draft()
            .toString();
    String ceremony = tender.terms().committeeKey().ceremony().toString();
    String organisation = "/api/v1/organisations?kind=agency&identifier=" + agency.code();
    UUID submission =
        findAward.find(tender.ref(), "0").orElseThrow().ranking().bids().get(0).submission();
    Sha256 member =
        Certificates.fingerprint(tender.committee().people.get(0).credential().certificate());
    String unknown = UUID.randomUUID().toString();
    String tenderDoor = "/api/v1/tenders/" + number;
    Map<String, String> doors = new LinkedHashMap<>();
    doors.put("/api/v1/agencies", "/api/v1/agencies?q=" + tender.agency().code());
    doors.put("/api/v1/agency/people", "/api/v1/agency/people");
    doors.put("/api/v1/agency/today", "/api/v1/agency/today");
    doors.put(
        "/api/v1/audit/year", "/api/v1/audit/year?agency=" + tender.agency().code() + "&year=2026");
    doors.put("/api/v1/committee/ceremonies/{id}", "/api/v1/committee/ceremonies/" + ceremony);
    doors.put("/api/v1/committee/duties", "/api/v1/committee/duties?person=" + unknown);
    doors.put("/api/v1/committee/person", "/api/v1/committee/person?certificate=" + member);
    doors.put("/api/v1/direct-awards", "/api/v1/direct-awards");
    doors.put("/api/v1/direct-awards/{id}", "/api/v1/direct-awards/" + unknown);
    doors.put("/api/v1/my/bids", "/api/v1/my/bids");
    doors.put("/api/v1/notices/uploads", "/api/v1/notices/uploads");
    doors.put("/api/v1/notices/uploads/{upload}", "/api/v1/notices/uploads/" + unknown);
    doors.put(
        "/api/v1/notices/{draft}/documents/{sha256}",
        "/api/v1/notices/" + draft + "/documents/" + document.sha256());
    doors.put("/api/v1/organisations", organisation);
    doors.put(
        "/api/v1/organisations/{id}",
        "/api/v1/organisations/" + Http.get(organisation).json().string("id"));
    doors.put("/api/v1/outages", "/api/v1/outages");
    doors.put("/api/v1/outages/{id}", "/api/v1/outages/" + unknown);
    doors.put("/api/v1/receipts/{submission}", "/api/v1/receipts/" + submission);
    doors.put("/api/v1/session", "/api/v1/session");
    doors.put("/api/v1/tenders", "/api/v1/tenders");
    doors.put("/api/v1/tenders/{no}", tenderDoor);
    doors.put("/api/v1/tenders/{no}/award", tenderDoor + "/award");
    doors.put("/api/v1/tenders/{no}/award/draft", tenderDoor + "/award/draft");
    String bid = tenderDoor + "/bids/" + submission;
    doors.put("/api/v1/tenders/{no}/bids/reads", tenderDoor + "/bids/reads");
    for (String kind : List.of("calls", "supplements")) {
      String text = "/award/" + kind + "/draft";
      doors.put("/api/v1/tenders/{no}" + text, tenderDoor + text + "?submission=" + submission);
    }
    doors.put("/api/v1/tenders/{no}/bids/{submission}/files", bid + "/files");
    doors.put(
        "/api/v1/tenders/{no}/bids/{submission}/files/{sha256}",
        bid + "/files/" + document.sha256());
    doors.put("/api/v1/tenders/{no}/bids/{submission}/reads", bid + "/reads");
    doors.put("/api/v1/tenders/{no}/bids/{submission}/requests", bid + "/requests");
    doors.put("/api/v1/tenders/{no}/bundle", tenderDoor + "/bundle");
    doors.put("/api/v1/tenders/{no}/can-i-bid", tenderDoor + "/can-i-bid");
    doors.put("/api/v1/tenders/{no}/contract", tenderDoor + "/contract");
    doors.put("/api/v1/tenders/{no}/contract/draft", tenderDoor + "/contract/draft");
    doors.put("/api/v1/tenders/{no}/contract/deliveries", tenderDoor + "/contract/deliveries");
    doors.put("/api/v1/tenders/{no}/contract/payments", tenderDoor + "/contract/payments");
    doors.put(
        "/api/v1/tenders/{no}/contract/payments/invoice",
        tenderDoor + "/contract/payments/invoice");
    doors.put(
        "/api/v1/tenders/{no}/contract/payments/claims/{number}/invoice",
        tenderDoor + "/contract/payments/claims/1/invoice");
    doors.put("/api/v1/firm/contracts", "/api/v1/firm/contracts");
    doors.put(
        "/api/v1/tenders/{no}/documents/{sha256}", tenderDoor + "/documents/" + document.sha256());
    doors.put("/api/v1/tenders/{no}/opening", tenderDoor + "/opening");
    doors.put("/api/v1/tenders/{no}/opening-package", tenderDoor + "/opening-package");
    doors.put(
        "/api/v1/tenders/{no}/opening-package/bids", tenderDoor + "/opening-package/bids?from=0");
    doors.put("/api/v1/tenders/{no}/questions", tenderDoor + "/questions");
    doors.put("/api/v1/tenders/{no}/questions/waiting", tenderDoor + "/questions/waiting");
    doors.put(
        "/api/v1/tenders/{no}/submissions/{submission}/cancellation",
        tenderDoor + "/submissions/" + submission + "/cancellation");
    doors.put("/api/v1/tenders/{no}/suspensions", tenderDoor + "/suspensions");
    doors.put("/api/v1/tenders/{no}/uploads", tenderDoor + "/uploads");
    doors.put("/api/v1/tenders/{no}/uploads/{upload}", tenderDoor + "/uploads/" + unknown);
    doors.put("/api/v1/time", "/api/v1/time");
    doors.put("/api/v1/trust", "/api/v1/trust");
    doors.put("/api/v1/watching", "/api/v1/watching");
    doors.put("/ledger/checkpoint", "/ledger/checkpoint");
    doors.put("/ledger/proof/{index}", "/ledger/proof/0");
    doors.put("/ledger/tile/entries/{index}", "/ledger/tile/entries/000.p/1");
    doors.put("/ledger/tile/{level}/{index}", "/ledger/tile/0/000.p/1");
    doors.put("/", "/");
    doors.put("/tenders.atom", "/tenders.atom");
    doors.put("/tenders/{no}/calendar.ics", "/tenders/" + number + "/calendar.ics");
    doors.put("/tenders/{no}", "/tenders/" + number);
    doors.put("/tenders/{no}/bid", "/tenders/" + number + "/bid");
    doors.put("/tenders/{no}/can-i-bid", "/tenders/" + number + "/can-i-bid");
    doors.put("/tenders/{no}/opening", "/tenders/" + number + "/opening");
    doors.put("/tenders/{no}/questions", "/tenders/" + number + "/questions");
    doors.put("/tenders/{no}/answer", "/tenders/" + number + "/answer");
    doors.put("/tenders/{no}/changes", "/tenders/" + number + "/changes");
    doors.put("/tenders/{no}/contract", "/tenders/" + number + "/contract");
    doors.put("/tenders/{no}/payments", "/tenders/" + number + "/payments");
    doors.put("/tenders/{no}/waiver", "/tenders/" + number + "/waiver");
    doors.put("/tenders/{no}/result", "/tenders/" + number + "/result");
    for (String table :
        List.of("bids.csv", "draw.csv", "log.xlsx", "minutes.pdf", "award.pdf", "contract.pdf")) {
      doors.put("/tenders/{no}/" + table, "/tenders/" + number + "/" + table);
    }
    doors.put("/direct-awards", "/direct-awards");
    doors.put("/direct-awards.csv", "/direct-awards.csv");
    doors.put("/direct-awards/{id}", "/direct-awards/" + unknown);
    doors.put("/log", "/log");
    doors.put("/log.csv", "/log.csv");
    doors.put("/firm", "/firm");
    doors.put("/my/contracts", "/my/contracts");
    doors.put("/watching", "/watching");
    doors.put("/watching/confirm", "/watching/confirm?token=" + unknown);
    doors.put("/watching/stop", "/watching/stop?what=" + unknown);
    doors.put("/audit", "/audit");
    doors.put("/audit/mandates", "/audit/mandates");
    doors.put("/audit/year", "/audit/year?agency=" + tender.agency().code() + "&year=2026");
    doors.put("/audit/tender", "/audit/tender?number=" + number);
    doors.put("/buyer/today.xhtml", "/buyer/today.xhtml");
    doors.put("/buyer/notices.xhtml", "/buyer/notices.xhtml");
    doors.put("/buyer/people.xhtml", "/buyer/people.xhtml");
    doors.put("/buyer/draft.xhtml", "/buyer/draft.xhtml?again=" + draft);
    doors.put("/buyer/file.xhtml", "/buyer/file.xhtml?draft=" + draft);
    doors.put("/buyer/tender.xhtml", "/buyer/tender.xhtml?number=" + number);
    doors.put("/buyer/cancel.xhtml", "/buyer/cancel.xhtml?number=" + number);
    doors.put("/buyer/base-amount.xhtml", "/buyer/base-amount.xhtml?number=" + number);
    doors.put("/buyer/re-bid.xhtml", "/buyer/re-bid.xhtml?number=" + number);
    doors.put("/buyer/questions.xhtml", "/buyer/questions.xhtml?number=" + number);
    doors.put("/buyer/direct.xhtml", "/buyer/direct.xhtml");
    doors.put("/buyer/direct-award.xhtml", "/buyer/direct-award.xhtml?id=" + unknown);
    doors.put("/buyer/technical.xhtml", "/buyer/technical.xhtml?number=" + number);
    doors.put("/buyer/cancellations.xhtml", "/buyer/cancellations.xhtml?number=" + number);
    doors.put(
        "/buyer/files.xhtml", "/buyer/files.xhtml?number=" + number + "&submission=" + submission);
    doors.put("/buyer/suspension.xhtml", "/buyer/suspension.xhtml?number=" + number);
    doors.put("/buyer/act.xhtml", "/buyer/act.xhtml?number=" + number);
    doors.put(
        "/buyer/request.xhtml",
        "/buyer/request.xhtml?number=" + number + "&submission=" + submission);
    doors.put("/buyer/contract.xhtml", "/buyer/contract.xhtml?number=" + number);
    doors.put("/buyer/payment.xhtml", "/buyer/payment.xhtml?number=" + number);
    return doors;
  }

  private Instant closes() {
    return buyer.now().plusSeconds(3600);
  }
}
