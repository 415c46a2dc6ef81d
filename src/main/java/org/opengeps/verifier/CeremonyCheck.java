package org.opengeps.verifier;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.ceremony.Rehearsals;
import org.opengeps.protocol.ceremony.Transcript;
import org.opengeps.protocol.cms.CmsFormatException;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.message.CeremonyStatement;
import org.opengeps.protocol.message.CommitteeKeyStatement;
import org.opengeps.protocol.message.Rehearsal;
import org.opengeps.protocol.message.Round2;
import org.opengeps.protocol.pki.CertifiedSigner;

/** The transcript of the key ceremony: every public proof, every member's word, the rehearsal. */
final class CeremonyCheck {
  private final Bundle bundle;
  private final LoggedFiles log;
  private final SignatureCheck signatures;
  private final Findings findings;

  CeremonyCheck(Bundle bundle, LoggedFiles log, SignatureCheck signatures, Findings findings) {
    this.bundle = bundle;
    this.log = log;
    this.signatures = signatures;
    this.findings = findings;
  }

  /**
   * @return the transcript, if it holds
   */
  Optional<Transcript> check() {
    if (bundle.ceremony.isEmpty()) {
      findings.require(
          bundle.files.has("ceremony/ceremony.p7s"),
          "file",
          "ceremony/ceremony.p7s",
          "the ceremony's statement",
          "no file");
      return Optional.empty();
    }
    CeremonyStatement ceremony = bundle.ceremony.get().content();
    memberKeys(ceremony);
    Verdict<Transcript> verdict =
        Transcript.of(ceremony, bundle.round1.stream().map(Signed::document).toList());
    if (verdict instanceof Verdict.Refused<Transcript> refused) {
      findings.refute(
          "transcript", "ceremony/round1", "a transcript that holds", refused.refusal().english());
      return Optional.empty();
    }
    Transcript transcript = verdict.orThrow();
    bundle.round1.forEach(round -> signedByMember(round, round.content().dealer(), ceremony));
    round2(ceremony, transcript);
    rehearsal(ceremony, transcript);
    findings.confirm(
        "The transcript of "
            + ceremony.n()
            + " dealers holds: keys that "
            + ceremony.k()
            + " of "
            + ceremony.n()
            + " members open, rehearsed.");
    return Optional.of(transcript);
  }

  private void memberKeys(CeremonyStatement ceremony) {
    for (CeremonyStatement.Member member : ceremony.members()) {
      String where = "ceremony/ceremony.p7s members[" + (member.index() - 1) + "].committeeKey";
      findings
          .read(where, member.committeeKey(), SignedDocument::read)
          .ifPresent(
              key -> {
                signatures.person(where, key, key.signingTime());
                findings
                    .read(where, key, document -> CommitteeKeyStatement.from(document.json()))
                    .ifPresent(
                        statement ->
                            findings.expect(
                                "ceremony",
                                where + " person",
                                member.person(),
                                statement.person()));
              });
    }
  }

  /** The same person as certified the committee key, even with a renewed certificate. */
  void signedByMember(Signed<?> message, int member, CeremonyStatement ceremony) {
    if (!findings.require(
        member >= 1 && member <= ceremony.n(),
        "member",
        message.name(),
        "a member from 1 to " + ceremony.n(),
        member)) {
      return;
    }
    findings.expect(
        "member",
        message.name() + " (number in the name)",
        member,
        BundleFiles.number(message.name()));
    Optional<X509Certificate> certified = certifier(ceremony, member);
    if (certified.isPresent()) {
      findings.require(
          CertifiedSigner.isSameHolder(certified.get(), message.document().signer()),
          "member",
          message.name() + " signer",
          holder(certified.get()),
          holder(message.document().signer()));
    }
  }

  private static String holder(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().getName()
        + ", certified by "
        + certificate.getIssuerX500Principal().getName();
  }

  /**
   * Who certified the member's committee key; what cannot be read is named where the ceremony is
   * read.
   */
  private static Optional<X509Certificate> certifier(CeremonyStatement ceremony, int member) {
    try {
      return Optional.of(SignedDocument.read(ceremony.member(member).committeeKey()).signer());
    } catch (CmsFormatException e) {
      return Optional.empty();
    }
  }

  private void round2(CeremonyStatement ceremony, Transcript transcript) {
    findings.expect("ceremony", "ceremony/round2", ceremony.n(), bundle.round2.size());
    for (Signed<Round2> signed : bundle.round2) {
      Round2 round = signed.content();
      Round2 accepting =
          new Round2(
              ceremony.ceremony(),
              ceremony.hash(),
              round.member(),
              transcript.hash(),
              Round2.Word.ACCEPT,
              null);
      findings.expectSameMembers("ceremony", signed.name(), accepting.toJson(), round.toJson());
      signedByMember(signed, round.member(), ceremony);
    }
  }

  private void rehearsal(CeremonyStatement ceremony, Transcript transcript) {
    if (!findings.require(
        bundle.rehearsals.size() == ceremony.n(),
        "rehearsal",
        "ceremony/rehearsal",
        "answers of all members",
        bundle.rehearsals.size())) {
      return;
    }
    var session = bundle.rehearsals.get(0).content().session();
    for (Signed<Rehearsal> signed : bundle.rehearsals) {
      findings.accept(
          "rehearsal",
          signed.name(),
          "proven values",
          Rehearsals.refusal(transcript.keys(), session, signed.content()));
      signedByMember(signed, signed.content().member(), ceremony);
    }
    List<Rehearsal> answers = bundle.rehearsals.stream().map(Signed::content).toList();
    findings.require(
        Rehearsals.hasPassed(transcript.keys(), session, answers),
        "rehearsal",
        "ceremony/rehearsal",
        "a canary that opens for every key",
        "one that does not");
    String binding =
        bundle.ofLot().stream().findFirst().map(Signed::name).orElse("notices/000.p7s");
    Stream.concat(bundle.round1.stream(), bundle.rehearsals.stream())
        .forEach(message -> log.expectOrder(message.name(), binding));
  }
}
