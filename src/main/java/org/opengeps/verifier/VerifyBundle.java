package org.opengeps.verifier;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opengeps.method.AwardMethods;
import org.opengeps.protocol.ceremony.Transcript;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.message.CloseReveal;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.ReceiptCore;
import org.opengeps.protocol.message.Statement;
import org.opengeps.protocol.pki.Trust;

/** Checks the bundle of one tender (docs/protocol.md section 12). */
public final class VerifyBundle {
  private VerifyBundle() {}

  /**
   * @param zip the bundle
   * @param trust empty to check for consistency only
   * @throws UnreadableException if the bytes are not a bundle at all
   */
  public static Report verify(byte[] zip, Optional<Trust> trust) throws UnreadableException {
    return verify(zip, trust, Optional.empty());
  }

  /**
   * @param whole the whole log from elsewhere: then nothing may be left out of the bundle
   */
  public static Report verify(byte[] zip, Optional<Trust> trust, Optional<LogCopy> whole)
      throws UnreadableException {
    return verify(ByteBuffer.wrap(zip), trust, whole);
  }

  /**
   * @param zip the bundle, which need not lie in memory
   * @param whole the whole log from elsewhere: then nothing may be left out of the bundle
   */
  public static Report verify(ByteBuffer zip, Optional<Trust> trust, Optional<LogCopy> whole)
      throws UnreadableException {
    return verify(zip, trust, whole, AwardMethods.ALL);
  }

  /**
   * @param zip the bundle, which need not lie in memory
   * @param whole the whole log from elsewhere: then nothing may be left out of the bundle
   * @param methods the award methods by which it may judge
   */
  public static Report verify(
      ByteBuffer zip, Optional<Trust> trust, Optional<LogCopy> whole, AwardMethods methods)
      throws UnreadableException {
    Findings findings = new Findings();
    BundleFiles files = BundleFiles.read(zip, findings);
    Bundle bundle = new Bundle(files, methods, findings);
    findings.guarded("manifest.json.p7s", () -> ManifestCheck.check(bundle, findings));
    LogCheck logCheck = new LogCheck(findings, trust);
    SortedMap<Long, LedgerEntry> entries = new TreeMap<>();
    findings.guarded("ledger/", () -> entries.putAll(logCheck.entries(files)));
    findings.guarded(
        HistoryCheck.FILE, () -> new HistoryCheck(findings, logCheck).check(files, entries));
    LoggedFiles log = new LoggedFiles(bundle, entries, findings);
    findings.guarded(
        "ledger/entries.json",
        () -> new StageCheck(bundle, log, logCheck, findings).check(whole.isPresent()));
    whole.ifPresent(
        copy ->
            findings.guarded(
                "--log", () -> new WholeLogCheck(copy, logCheck, findings).check(bundle, entries)));
    SignatureCheck signatures = new SignatureCheck(findings, trust, files.under("revocation/"));
    signatures(bundle, log, signatures, findings);
    contents(bundle, log, signatures, trust, findings);
    findings.guarded("revocation/", signatures::unusedRevocation);
    signatures.coverage().lines().forEach(findings::lack);
    return findings.report(trust.isPresent());
  }

  private static void contents(
      Bundle bundle,
      LoggedFiles log,
      SignatureCheck signatures,
      Optional<Trust> trust,
      Findings findings) {
    findings.guarded("notices/", () -> new AgencyCheck(bundle, findings).check());
    CeremonyCheck ceremony = new CeremonyCheck(bundle, log, signatures, findings);
    AtomicReference<Optional<Transcript>> transcript = new AtomicReference<>(Optional.empty());
    findings.guarded("ceremony/", () -> transcript.set(ceremony.check()));
    findings.guarded("notices/", () -> new NoticeCheck(bundle, findings).check(transcript.get()));
    findings.guarded("notices/", () -> new LoggedDatesCheck(bundle, log, findings).check());
    findings.guarded(
        AdmissionFiles.FOLDER, () -> new AdmissionCheck(bundle, log, findings).check());
    findings.guarded(CalendarCheck.FOLDER, () -> new CalendarCheck(bundle, log, findings).check());
    findings.guarded("incidents/", () -> new PostponedCheck(bundle, log, trust, findings).check());
    if (bundle.notice().isPresent()) {
      Notice notice = OrderAtClosing.of(bundle).orElseThrow();
      var judgments = new JudgmentCheck(signatures, findings);
      var leaves = new LeafCheck(log, signatures, findings);
      var partials = new PartialsCheck(bundle, log, ceremony, findings);
      findings.guarded(
          "close-reveal.json",
          () -> new ReceptionCheck(bundle, log, leaves, findings).check(notice));
      findings.guarded(
          RemovalFiles.LIST, () -> new RemovalsCheck(bundle, log, findings).check(notice));
      findings.guarded(
          "opening-record.p7s",
          () ->
              new OpeningCheck(
                      bundle,
                      partials,
                      judgments,
                      new DecisionCheck(bundle, log, findings),
                      findings)
                  .check(notice));
      findings.guarded(
          SuspensionCheck.FOLDER,
          () -> new SuspensionCheck(bundle, log, leaves, findings).check(notice));
      findings.guarded(
          AnswersCheck.FOLDER, () -> new AnswersCheck(bundle, log, findings).check(notice));
      Notice last = bundle.notice().get().content();
      findings.guarded("lapse.json", () -> new LapseCheck(bundle, log, findings).check(last));
      findings.guarded(
          DestructionCheck.FOLDER, () -> new DestructionCheck(bundle, log, findings).check(last));
      findings.guarded(
          "ranking.p7s", () -> new AwardCheck(bundle, log, leaves, findings).check(notice));
      findings.guarded(
          ContractFiles.FOLDER, () -> new ContractCheck(bundle, log, findings).check(last));
      findings.guarded(
          DeliveryFiles.FOLDER, () -> new DeliveryCheck(bundle, log, findings).check(last));
      findings.guarded(
          PaymentFiles.FOLDER, () -> new PaymentCheck(bundle, log, findings).check(last));
    }
  }

  private static void signatures(
      Bundle bundle, LoggedFiles log, SignatureCheck signatures, Findings findings) {
    Set<UUID> again = judgedAgain(bundle);
    Consumer<Signed<?>> check =
        signed ->
            findings.guarded(
                signed.name(), () -> signature(bundle, log, signatures, signed, again));
    bundle.allSigned().forEach(check);
    bundle.forEachStatement(findings, check::accept);
  }

  private static void signature(
      Bundle bundle,
      LoggedFiles log,
      SignatureCheck signatures,
      Signed<?> signed,
      Set<UUID> again) {
    Instant at = log.at(signed.name(), signed.document().signingTime());
    switch (signed.name()) {
      case "manifest.json.p7s",
          "opening-record.p7s",
          "technical/opening-record.p7s",
          "ranking.p7s" ->
          signatures.platform(signed.name(), signed.document(), at);
      default -> {
        if (bundle.postponements.containsKey(signed.name())
            || signed.name().startsWith(AdmissionFiles.FOLDER)
                && signed.name().endsWith(AdmissionFiles.RECORD)) {
          signatures.platform(signed.name(), signed.document(), at);
        } else if (signed.content() instanceof Statement statement
            && again.contains(statement.submission())) {
          signatures.holds(signed.name(), signed.document());
        } else {
          signatures.person(signed.name(), signed.document(), receivedAt(bundle, signed, at));
        }
      }
    }
  }

  /**
   * Bids that are void for their certificates have none that must hold, as have provisional ones
   * that were removed before anybody judged.
   */
  private static Set<UUID> judgedAgain(Bundle bundle) {
    Stream<UUID> voided =
        bundle
            .technicalRecord
            .or(() -> bundle.record)
            .map(record -> record.content().bids())
            .orElse(List.of())
            .stream()
            .filter(bid -> JudgmentCheck.isAboutCertificate(bid.reason()))
            .map(OpeningRecord.Bid::submission);
    Stream<UUID> removed =
        bundle.reveal.map(CloseReveal::receptions).orElse(List.of()).stream()
            .filter(one -> one.outcome() == ReceiptCore.Outcome.PROVISIONAL)
            .map(ReceiptCore::submission)
            .filter(bundle.removals::isRemoved);
    return Stream.concat(voided, removed).collect(Collectors.toSet());
  }

  /** A bid's certificate is judged as of its reception. */
  private static Instant receivedAt(Bundle bundle, Signed<?> signed, Instant otherwise) {
    if (!signed.name().startsWith("submissions/") || bundle.reveal.isEmpty()) {
      return otherwise;
    }
    int place = BundleFiles.number(signed.name());
    var receptions = bundle.reveal.get().receptions();
    return place >= 1 && place <= receptions.size()
        ? receptions.get(place - 1).receivedAt()
        : otherwise;
  }
}
