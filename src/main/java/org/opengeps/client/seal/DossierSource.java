package org.opengeps.client.seal;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.client.http.Engine;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.law.NamedCalendars;
import org.opengeps.protocol.cms.CmsFormatException;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.log.LogFormatException;
import org.opengeps.protocol.log.LogProof;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.pki.Certificates;

/**
 * Fetches what a bidder must see of a tender. Nothing of it is believed before {@link TenderCheck}.
 */
public final class DossierSource {
  private final Engine engine;

  public DossierSource(Engine engine) {
    this.engine = engine;
  }

  /**
   * @param number with or without order; without it the order in force
   * @return refused as the engine refuses, or with {@code notice-unlogged}, {@code lot-unknown},
   *     {@code notice-other}, {@code calendar-missing}, {@code calendar-order}, {@code
   *     dossier-format}
   */
  public Verdict<Dossier> fetch(String number, String lot) {
    Verdict<JsonObject> answer = engine.getJson("/api/v1/tenders/" + number);
    if (answer instanceof Verdict.Refused<JsonObject> refused) {
      return Verdict.refuse(refused.refusal());
    }
    try {
      return dossier(answer.orThrow(), lot);
    } catch (JsonFormatException | CmsFormatException | LogFormatException e) {
      return Verdict.refuse(Refusal.of("dossier-format").with("problem", e.getMessage()));
    }
  }

  static Verdict<Dossier> dossier(JsonObject tender, String lot) {
    JsonObject log = tender.objectOrNull("log");
    if (log == null || (isPostponed(tender) && tender.isNull("postponementLog"))) {
      return Verdict.refuse(Refusal.of("notice-unlogged.yet"));
    }
    byte[] signed = tender.bytes("notice");
    Notice notice = Notice.from(SignedDocument.read(signed).json());
    Optional<Refusal> wrongDays =
        NamedCalendars.refusal(
            Optional.empty(),
            notice,
            tender.objects("calendars", JsonObject::canonical),
            List.of(ruleSet(tender)),
            Optional.of(LedgerEntry.parse(log.bytes("entry")).at()));
    if (wrongDays.isPresent()) {
      return Verdict.refuse(wrongDays.get());
    }
    Optional<Lot> found = notice.findLot(lot);
    if (found.isEmpty()) {
      return Verdict.refuse(TenderCheck.noLot(notice, lot));
    }
    UUID called = found.get().envelopes().get(0).committeeKey().ceremony();
    for (JsonObject ceremony : tender.objects("ceremonies")) {
      if (ceremony.uuid("ceremony").equals(called)) {
        return Verdict.accept(
            new Dossier(
                signed,
                postponements(tender),
                log.bytes("entry"),
                LogProof.parse(log.string("proof")),
                ceremony.bytes("statement"),
                messages(ceremony, "round1"),
                messages(ceremony, "round2"),
                tender.values("sealingAuthorities", DossierSource::certificate)));
      }
    }
    return Verdict.refuse(Refusal.of("notice-other.ceremony"));
  }

  private static Dossier.Postponements postponements(JsonObject tender) {
    if (!isPostponed(tender)) {
      return Dossier.Postponements.NONE;
    }
    JsonObject log = tender.object("postponementLog");
    return new Dossier.Postponements(
        tender.values("postponements", Base64.getDecoder()::decode),
        tender.values("incidents", Base64.getDecoder()::decode),
        ruleSet(tender),
        tender.objects("calendars", JsonObject::canonical),
        log.bytes("entry"),
        LogProof.parse(log.string("proof")));
  }

  private static byte[] ruleSet(JsonObject tender) {
    return tender.object("ruleSet").object("document").canonical();
  }

  private static boolean isPostponed(JsonObject tender) {
    return tender.has("postponements") && !tender.list("postponements").isEmpty();
  }

  private static List<byte[]> messages(JsonObject ceremony, String round) {
    return ceremony.objects(round).stream()
        .sorted(Comparator.comparingInt(message -> message.count("member")))
        .map(message -> message.bytes("message"))
        .toList();
  }

  private static X509Certificate certificate(String pem) {
    try {
      return Certificates.read(pem.getBytes(StandardCharsets.US_ASCII));
    } catch (CertificateException e) {
      throw new JsonFormatException("sealingAuthorities", "not a certificate in PEM");
    }
  }

  /** The engine's clock: the one that decides what is late. */
  public Verdict<Instant> time() {
    Verdict<JsonObject> answer = engine.getJson("/api/v1/time");
    return answer instanceof Verdict.Refused<JsonObject> refused
        ? Verdict.refuse(refused.refusal())
        : Verdict.accept(answer.orThrow().time("instant"));
  }

  /**
   * The supplier for whom this certificate was registered; the caller checks that the certificate
   * names its number.
   */
  public Verdict<JsonObject> supplier(X509Certificate certificate) {
    return engine.getJson(
        "/api/v1/organisations?kind=supplier&certificate="
            + Certificates.fingerprint(certificate).hex());
  }

  /** The registered supplier with this business number. */
  public Verdict<JsonObject> supplier(String identifier) {
    return engine.getJson(
        "/api/v1/organisations?kind=supplier&identifier="
            + java.net.URLEncoder.encode(identifier, StandardCharsets.UTF_8));
  }
}
