package org.opengeps.rest.tenders;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.opengeps.custody.CeremonyId;
import org.opengeps.custody.CeremonyView;
import org.opengeps.custody.usecase.FindCeremony;
import org.opengeps.identity.SealingCertificates;
import org.opengeps.kernel.Sha256;
import org.opengeps.law.HolidayCalendar;
import org.opengeps.ledger.EntryProof;
import org.opengeps.ledger.usecase.ProveEntry;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderPage;
import org.opengeps.notice.TenderSummary;
import org.opengeps.notice.usecase.FindIncidents;
import org.opengeps.opening.usecase.FindSuspensions;
import org.opengeps.platform.Calendars;
import org.opengeps.platform.Documents;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.cms.CertificateForm;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.NoticeTerms.Attachment;

/**
 * What clients are answered about tenders. The signed notice proves itself; the rest is comfort.
 */
@Dependent
public class TenderAnswers {
  @Inject private FindCeremony ceremonies;
  @Inject private FindIncidents incidents;
  @Inject private ProveEntry ledger;
  @Inject private RuleSets ruleSets;
  @Inject private Calendars calendars;
  @Inject private FindSuspensions suspensions;
  @Inject private Documents documents;
  @Inject private SealingCertificates sealing;
  @Inject private Clock clock;

  JsonObject page(TenderPage page) {
    return JsonObject.builder()
        .put("tenders", page.tenders(), TenderAnswers::summary)
        .put("page", page.pages().page())
        .put("pages", page.pages().count())
        .put("total", page.total())
        .put("match", page.match())
        .put("cut", page.cut())
        .build();
  }

  private static JsonObject summary(TenderSummary tender) {
    return JsonObject.builder()
        .put("tender", tender.ref().number())
        .put("ref", tender.ref().toString())
        .put("state", tender.state())
        .put("title", text(tender.title()))
        .put("agency", agency(tender.agencyCode(), tender.agencyName()))
        .put("demandingBody", text(tender.bodyName()))
        .put("businessType", tender.businessType())
        .put("lots", tender.lots())
        .put("rounds", tender.rounds())
        .put("envelopes", tender.envelopes())
        .put("stages", tender.stages())
        .put("stage", tender.stage())
        .put("currency", tender.estimatedAmount().currency())
        .put("estimatedAmount", tender.estimatedAmount())
        .put("baseAmount", tender.baseAmount())
        .put("awaitsBaseAmount", tender.awaitsBaseAmount())
        .put("noticedAt", tender.noticedAt())
        .put("receiptOpensAt", tender.receiptOpensAt())
        .put("closesAt", tender.closesAt())
        .put("opensAt", tender.opensAt())
        .put("zone", tender.zone().getId())
        .put("practice", tender.practice())
        .build();
  }

  JsonObject tender(NoticeView view, List<NoticeView> history) {
    Notice notice = view.notice();
    Orders orders = Orders.upTo(view, history);
    return JsonObject.builder()
        .put("tender", view.ref().number())
        .put("order", view.ref().order())
        .put("ref", view.ref().toString())
        .put("kind", notice.kind())
        .put("state", view.state())
        .put("current", view.current())
        .put("practice", notice.practice())
        .putBytes("notice", orders.signed().signed())
        .put("postponements", orders.postponements(), TenderAnswers::signed)
        .put(
            "incidents",
            incidents.documentsBehind(orders.postponements()).stream()
                .map(Base64.getEncoder()::encodeToString)
                .toList())
        .put("noticeHash", view.hash())
        .put("title", text(notice.title()))
        .put("agency", agency(notice.agency().code(), notice.agency().name()))
        .put("demandingBody", notice.demandingBody().toJson())
        .put("publishedAt", view.publishedAt())
        .put("noticedAt", notice.schedule().noticedAt())
        .put("receiptOpensAt", view.receiptOpensAt())
        .put("closesAt", view.closesAt())
        .put("opensAt", view.opensAt())
        .put("latestOpening", notice.schedule().latestOpening())
        .put("zone", notice.zone().getId())
        .put("serverTime", clock.instant())
        .put("ruleSet", ruleSet(notice))
        .put("calendars", calendars(orders), HolidayCalendar::json)
        .put("documents", notice.documents(), document -> document(view, document))
        .put("lots", lots(view, history))
        .put("sealingAuthorities", sealing.issuers().stream().map(TenderAnswers::pem).toList())
        .put("ceremonies", ceremonies(notice))
        .put("log", log(orders.signed()))
        .put("postponementLog", view.isPostponement() ? log(view) : null)
        .put("orders", history, TenderAnswers::order)
        .build();
  }

  /** The last order that an officer signed, and what outages made of it since. */
  private record Orders(NoticeView signed, List<NoticeView> postponements) {
    static Orders upTo(NoticeView last, List<NoticeView> history) {
      List<NoticeView> postponements = new ArrayList<>();
      NoticeView signed = last;
      for (int i = history.size() - 1; i >= 0; i--) {
        NoticeView order = history.get(i);
        if (order.ref().order().compareTo(last.ref().order()) <= 0) {
          signed = order;
          if (!order.isPostponement()) {
            break;
          }
          postponements.add(0, order);
        }
      }
      return new Orders(signed, postponements);
    }
  }

  private static String signed(NoticeView order) {
    return Base64.getEncoder().encodeToString(order.signed());
  }

  private JsonObject ruleSet(Notice notice) {
    return JsonObject.builder()
        .put("id", notice.ruleSet().id())
        .put("version", notice.ruleSet().version())
        .put("hash", notice.ruleSet().hash())
        .put("zone", notice.zone().getId())
        .put("document", ruleSets.byHash(notice.ruleSet().hash()).json())
        .build();
  }

  /** Those that the orders name, which hold for their clocks. */
  private List<HolidayCalendar> calendars(Orders orders) {
    return Stream.concat(Stream.of(orders.signed()), orders.postponements().stream())
        .map(order -> order.notice().calendar().hash())
        .distinct()
        .map(calendars::byHash)
        .toList();
  }

  private static JsonObject document(NoticeView view, Attachment document) {
    return document.toJson().toBuilder()
        .put(
            "url",
            "/api/v1/tenders/" + view.ref().number() + "/documents/" + document.sha256().hex())
        .build();
  }

  /** All lots in all their rounds, each as the order says it that holds for it. */
  private List<JsonObject> lots(NoticeView view, List<NoticeView> history) {
    return view.lots().keySet().stream().map(lot -> lot(view, lot, history)).toList();
  }

  private JsonObject lot(NoticeView view, String name, List<NoticeView> history) {
    Notice holds =
        Notice.lastOf(name, history.stream().map(NoticeView::notice).toList()).orElseThrow();
    Lot lot = holds.lot(name);
    return JsonObject.builder()
        .put("lot", name)
        .put("order", holds.ref().toString())
        .put("title", lot.title() == null ? null : text(lot.title()))
        .put("state", view.state(lot.lot()))
        .put(
            "suspendedSince",
            suspensions.spans(view.ref().number(), lot.lot()).since().orElse(null))
        .put("stages", lot.stages())
        .put("admitted", lot.admitted() == null ? null : lot.admitted().toJson())
        .put("envelopes", lot.envelopes(), TenderAnswers::envelope)
        .build();
  }

  private static JsonObject envelope(EnvelopeTerms terms) {
    return terms.toJson().toBuilder()
        .replace(
            "sealingCertificates",
            JsonObject.builder()
                .put("committee", pem(terms.committeeCertificate()))
                .put("gate", pem(terms.gateCertificate()))
                .build())
        .build();
  }

  /** The ceremonies behind the keys, each once, with all signatures on the transcript. */
  private List<JsonObject> ceremonies(Notice notice) {
    return notice.lots().stream()
        .flatMap(lot -> lot.envelopes().stream())
        .map(terms -> new CeremonyId(terms.committeeKey().ceremony()))
        .distinct()
        .map(id -> ceremony(ceremonies.find(id).orElseThrow()))
        .toList();
  }

  private JsonObject ceremony(CeremonyView view) {
    return JsonObject.builder()
        .put("ceremony", view.id().value())
        .put("k", view.k())
        .put("n", view.n())
        .put("transcriptHash", view.transcriptHash().orElse(null))
        .putBytes("statement", documents.get(view.document()))
        .put("round1", messages(view.round1()))
        .put("round2", messages(view.round2()))
        .build();
  }

  private List<JsonObject> messages(Map<Integer, Sha256> byMember) {
    return byMember.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            message ->
                JsonObject.builder()
                    .put("member", message.getKey())
                    .putBytes("message", documents.get(message.getValue()))
                    .build())
        .toList();
  }

  /** Null until the entry stands under a published checkpoint. */
  private JsonObject log(NoticeView view) {
    return ledger.findDocument(view.signedHash()).map(TenderAnswers::proof).orElse(null);
  }

  private static JsonObject proof(EntryProof proof) {
    return JsonObject.builder()
        .put("index", Long.toString(proof.index()))
        .putBytes("entry", proof.entry())
        .put("proof", proof.asLogProof().toString())
        .build();
  }

  private static JsonObject order(NoticeView view) {
    return JsonObject.builder()
        .put("ref", view.ref().toString())
        .put("kind", view.notice().kind())
        .put("noticeHash", view.hash())
        .put("publishedAt", view.publishedAt())
        .put("closesAt", view.closesAt())
        .put("opensAt", view.opensAt())
        .put("bidsAlreadySealed", view.notice().revision().bidsAlreadySealed())
        .build();
  }

  private static JsonObject agency(String code, LocalText name) {
    return JsonObject.builder().put("code", code).put("name", text(name)).build();
  }

  private static JsonObject text(LocalText text) {
    return text.toJson();
  }

  private static String pem(X509Certificate certificate) {
    return pem(CertificateForm.der(certificate));
  }

  private static String pem(byte[] der) {
    String body =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der);
    return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
  }
}
