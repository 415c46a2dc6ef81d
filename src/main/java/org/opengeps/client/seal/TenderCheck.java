package org.opengeps.client.seal;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.law.outage.OrderChain;
import org.opengeps.protocol.ceremony.Transcript;
import org.opengeps.protocol.cms.CmsFormatException;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.log.LogFormatException;
import org.opengeps.protocol.message.CeremonyStatement;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.Round2;
import org.opengeps.protocol.pki.CertificatePath;
import org.opengeps.protocol.pki.CertificateUse;
import org.opengeps.protocol.pki.CertifiedSigner;
import org.opengeps.protocol.pki.Trust;

/**
 * Believes a tender only after checking it: that an officer of the agency signed the notice, the
 * notice in the witnessed log, the committee's key from the transcript of its ceremony, the word of
 * every one of the n different members for that transcript, and the sealing certificates.
 */
public final class TenderCheck {
  /** What the log calls an order that asks for bids and that an officer signed. */
  private static final Set<String> ANNOUNCING =
      Arrays.stream(Notice.Kind.values())
          .filter(kind -> kind != Notice.Kind.CANCELLATION && kind != Notice.Kind.POSTPONEMENT)
          .map(kind -> kind.fact().word())
          .collect(Collectors.toUnmodifiableSet());

  private static final String POSTPONING = FactKind.TENDER_POSTPONED.word();

  /** Clocks of officers and of the engine differ by less. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(2);

  private final Trust trust;

  public TenderCheck(Trust trust) {
    this.trust = trust;
  }

  /**
   * @param number of the tender that the bidder means
   * @return what may be sealed for, or the first thing that is wrong
   */
  public Verdict<CheckedTender> check(String number, String lot, Dossier dossier) {
    try {
      SignedDocument signed = SignedDocument.read(dossier.notice());
      Notice notice = Notice.from(signed.json());
      Optional<Lot> found = notice.findLot(lot);
      if (!notice.ref().number().equals(number)) {
        return Verdict.refuse(Refusal.of("notice-other.order"));
      }
      if (found.isEmpty()) {
        return Verdict.refuse(noLot(notice, lot));
      }
      if (notice.kind() == Notice.Kind.CANCELLATION) {
        return Verdict.refuse(Refusal.of("tender-cancelled.order").with("notice", notice.ref()));
      }
      if (notice.awaitsBaseAmount()) {
        return Verdict.refuse(Refusal.of("base-amount-awaited.seal").with("notice", notice.ref()));
      }
      Instant loggedAt = LedgerEntry.parse(dossier.entry()).at();
      OrderChain chain = chain(notice, dossier.postponements());
      Optional<Refusal> problem =
          logged(signed, notice, dossier)
              .or(() -> signature(signed, "the notice", loggedAt))
              .or(() -> foreign(notice.agency().code(), signed, "the notice"))
              .or(() -> postponed(chain, dossier.postponements()))
              .or(() -> keys(notice, found.get(), dossier, loggedAt));
      return problem.isPresent()
          ? Verdict.refuse(problem.get())
          : Verdict.accept(
              new CheckedTender(chain.last(), chain.last().hash(), lot, found.get().envelopes()));
    } catch (CmsFormatException | JsonFormatException | LogFormatException e) {
      return Verdict.refuse(Refusal.of("dossier-format").with("problem", e.getMessage()));
    }
  }

  /** The notice has no such lot: says which lots it has. */
  static Refusal noLot(Notice notice, String lot) {
    String lots = notice.lots().stream().map(Lot::lot).collect(Collectors.joining(", "));
    return Refusal.of("lot-unknown.named").with("name", lot).with("lots", lots);
  }

  /** Every envelope has keys of its own. */
  private Optional<Refusal> keys(Notice notice, Lot lot, Dossier dossier, Instant loggedAt) {
    return lot.envelopes().stream()
        .map(
            terms ->
                committee(notice, terms, dossier, loggedAt)
                    .or(() -> new SealingCheck(trust).judge(terms, dossier, loggedAt)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private OrderChain chain(Notice notice, Dossier.Postponements postponements) {
    List<byte[]> rules =
        postponements.orders().isEmpty() ? List.of() : List.of(postponements.ruleSet());
    var chain = new OrderChain(trust, postponements.incidents(), rules, postponements.calendars());
    chain.startAt(notice);
    return chain;
  }

  /**
   * The signature fits, and the signer was certified by an accredited authority at the instant.
   *
   * @param at when the log took the message: whoever has an old key writes any signing time
   */
  private Optional<Refusal> signature(SignedDocument document, String what, Instant at) {
    if (!document.isSignatureValid()) {
      return Optional.of(Refusal.of("signature-invalid.document").with("document", what));
    }
    Set<X509Certificate> roots = trust.signingRoots();
    return CertificatePath.validate(
                document.signer(), document.certificates(), roots, CertificateUse.SIGNING, at)
            instanceof Verdict.Refused<CertificatePath> refused
        ? Optional.of(refused.refusal().with("field", what))
        : Optional.empty();
  }

  /**
   * The same for what was signed before the notice: at the time that it says, which is before the
   * log took the notice that rests on it.
   */
  private Optional<Refusal> made(SignedDocument document, String what, Instant loggedAt) {
    Instant at = document.signingTime();
    return at.isAfter(loggedAt.plus(CLOCK_TOLERANCE))
        ? Optional.of(Refusal.of("signed-later").with("document", what))
        : signature(document, what, at);
  }

  /** Another agency's officer, or a competitor, is accredited as well, and not believed. */
  private static Optional<Refusal> foreign(String agency, SignedDocument document, String what) {
    return CertifiedSigner.foreign(agency, document.signer(), what);
  }

  private Optional<Refusal> logged(SignedDocument signed, Notice notice, Dossier dossier) {
    LedgerEntry entry = LedgerEntry.parse(dossier.entry());
    boolean announces =
        ANNOUNCING.contains(entry.kind())
            && entry.subject().equals(notice.ref().toString())
            && Sha256.of(signed.der()).equals(entry.document());
    return announces && dossier.proof().includes(dossier.entry())
        ? LogCheck.judge(dossier.proof().checkpoint(), trust)
        : unlogged();
  }

  private static Optional<Refusal> unlogged() {
    return Optional.of(Refusal.of("notice-unlogged"));
  }

  /** What outages made of the notice, each checked against the log and the rule set. */
  private Optional<Refusal> postponed(OrderChain chain, Dossier.Postponements made) {
    for (byte[] order : made.orders()) {
      Optional<Refusal> problem = chain.add(SignedDocument.read(order));
      if (problem.isPresent()) {
        return problem;
      }
    }
    return made.orders().isEmpty() ? Optional.empty() : postponementLogged(chain.last(), made);
  }

  private Optional<Refusal> postponementLogged(Notice notice, Dossier.Postponements made) {
    LedgerEntry entry = LedgerEntry.parse(made.entry());
    byte[] last = made.orders().get(made.orders().size() - 1);
    boolean announces =
        entry.kind().equals(POSTPONING)
            && entry.subject().equals(notice.ref().toString())
            && Sha256.of(last).equals(entry.document())
            && notice.hash().hex().equals(entry.data().string("notice"));
    return announces && made.proof().includes(made.entry())
        ? LogCheck.judge(made.proof().checkpoint(), trust)
        : unlogged();
  }

  private Optional<Refusal> committee(
      Notice notice, EnvelopeTerms terms, Dossier dossier, Instant loggedAt) {
    SignedDocument called = SignedDocument.read(dossier.ceremony());
    CeremonyStatement ceremony = CeremonyStatement.from(called.json());
    List<SignedDocument> round1 = dossier.round1().stream().map(SignedDocument::read).toList();
    Verdict<Transcript> transcript = Transcript.of(ceremony, round1);
    if (transcript instanceof Verdict.Refused<Transcript> refused) {
      return Optional.of(refused.refusal());
    }
    int number = terms.committeeKey().number();
    boolean same =
        number >= 1
            && number <= ceremony.keys()
            && transcript.orThrow().key(number).equals(terms.committeeKey());
    if (!same) {
      return Optional.of(Refusal.of("key-unfounded"));
    }
    return made(called, "the ceremony", loggedAt)
        .or(() -> foreign(notice.agency().code(), called, "the ceremony"))
        .or(() -> agency(notice, ceremony))
        .or(() -> members(ceremony, transcript.orThrow(), round1, dossier, loggedAt));
  }

  private static Optional<Refusal> agency(Notice notice, CeremonyStatement ceremony) {
    return ceremony.agency().equals(notice.agency().code())
        ? Optional.empty()
        : Optional.of(
            Refusal.of("ceremony-foreign")
                .with("ceremony", ceremony.agency())
                .with("notice", notice.agency().code()));
  }

  private Optional<Refusal> members(
      CeremonyStatement ceremony,
      Transcript transcript,
      List<SignedDocument> round1,
      Dossier dossier,
      Instant loggedAt) {
    if (dossier.round2().size() != ceremony.n()) {
      return Optional.of(Refusal.of("round2-missing"));
    }
    List<Optional<Refusal>> findings = new ArrayList<>();
    List<X509Certificate> signers = new ArrayList<>();
    for (int member = 1; member <= ceremony.n(); member++) {
      SignedDocument key = SignedDocument.read(ceremony.member(member).committeeKey());
      signers.add(key.signer());
      SignedDocument dealt = round1.get(member - 1);
      SignedDocument word = SignedDocument.read(dossier.round2().get(member - 1));
      findings.add(confirmed(member, Round2.from(word.json()), transcript));
      for (SignedDocument message : List.of(key, dealt, word)) {
        findings.add(made(message, "a message of committee member " + member, loggedAt));
        findings.add(samePerson(member, key, message));
      }
    }
    findings.add(CertifiedSigner.twice(signers));
    return findings.stream().flatMap(Optional::stream).findFirst();
  }

  private static Optional<Refusal> confirmed(int member, Round2 word, Transcript transcript) {
    boolean confirms =
        word.member() == member
            && word.verdict() == Round2.Word.ACCEPT
            && word.transcriptHash().equals(transcript.hash());
    return confirms
        ? Optional.empty()
        : Optional.of(Refusal.of("transcript-unconfirmed").with("member", member));
  }

  /**
   * A member may have got a new certificate since, but from the same authority for the same name.
   */
  private static Optional<Refusal> samePerson(
      int member, SignedDocument key, SignedDocument message) {
    return CertifiedSigner.isSameHolder(key.signer(), message.signer())
        ? Optional.empty()
        : Optional.of(Refusal.of("member-differs").with("member", member));
  }
}
