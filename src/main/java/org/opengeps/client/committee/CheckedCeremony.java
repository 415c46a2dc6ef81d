package org.opengeps.client.committee;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.ceremony.Transcript;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.CeremonyStatement;
import org.opengeps.protocol.message.CommitteeKeyStatement;
import org.opengeps.protocol.pki.CertifiedSigner;
import org.opengeps.protocol.pki.Trust;
import org.opengeps.protocol.threshold.Point;

/**
 * A ceremony as the engine handed it over, with every signature checked here: the officer's, that
 * of each member under his committee key, and that of each dealer, who must be the same person.
 *
 * @param round1 messages of dealers 1, 2, ... that are in; complete when there are n
 */
record CheckedCeremony(
    CeremonyStatement statement, List<SignedDocument> members, List<SignedDocument> round1) {

  /**
   * @param answer of {@code committee/ceremonies/{id}}
   */
  static Verdict<CheckedCeremony> of(JsonObject answer, Trust trust) {
    try {
      return read(answer, trust);
    } catch (JsonFormatException e) {
      return Verdict.refuse(
          Refusal.of("evidence-broken.ceremony-form").with("problem", e.getMessage()));
    }
  }

  private static Verdict<CheckedCeremony> read(JsonObject answer, Trust trust) {
    Verdict<SignedDocument> signed =
        SignatureCheck.check("the ceremony", answer.bytes("statement"), trust.signingRoots());
    if (signed instanceof Verdict.Refused<SignedDocument> refused) {
      return Verdict.refuse(refused.refusal());
    }
    CeremonyStatement statement = CeremonyStatement.from(signed.orThrow().json());
    Optional<Refusal> foreign =
        CertifiedSigner.foreign(statement.agency(), signed.orThrow().signer(), "the ceremony");
    if (foreign.isPresent()) {
      return Verdict.refuse(foreign.get());
    }
    List<SignedDocument> members = new ArrayList<>();
    for (CeremonyStatement.Member member : statement.members()) {
      String what = "the committee key of member " + member.index();
      Verdict<SignedDocument> key =
          SignatureCheck.check(what, member.committeeKey(), trust.signingRoots());
      if (key instanceof Verdict.Refused<SignedDocument> refused) {
        return Verdict.refuse(refused.refusal());
      }
      if (!CommitteeKeyStatement.from(key.orThrow().json()).person().equals(member.person())) {
        return Verdict.refuse(Refusal.of("evidence-broken.person").with("document", what));
      }
      members.add(key.orThrow());
    }
    Optional<Refusal> twice =
        CertifiedSigner.twice(members.stream().map(SignedDocument::signer).toList());
    return twice.isPresent()
        ? Verdict.refuse(twice.get())
        : dealers(statement, members, answer, trust);
  }

  private static Verdict<CheckedCeremony> dealers(
      CeremonyStatement statement, List<SignedDocument> members, JsonObject answer, Trust trust) {
    List<SignedDocument> round1 = new ArrayList<>();
    for (JsonObject message : answer.objects("round1")) {
      int member = message.count("member");
      String what = "the round-1 message of member " + member;
      Verdict<SignedDocument> dealt =
          SignatureCheck.check(what, message.bytes("message"), trust.signingRoots());
      if (dealt instanceof Verdict.Refused<SignedDocument> refused) {
        return Verdict.refuse(refused.refusal());
      }
      if (!SignatureCheck.sameSigner(dealt.orThrow(), members.get(member - 1))) {
        return Verdict.refuse(Refusal.of("signer-differs").with("document", what));
      }
      round1.add(dealt.orThrow());
    }
    return Verdict.accept(new CheckedCeremony(statement, members, List.copyOf(round1)));
  }

  /** Index of the member with this committee key. */
  Optional<Integer> memberWith(Point committeeKey) {
    return statement.members().stream()
        .filter(
            member ->
                CommitteeKeyStatement.from(members.get(member.index() - 1).json())
                    .key()
                    .equals(committeeKey))
        .map(CeremonyStatement.Member::index)
        .findFirst();
  }

  /** The complete transcript with everything that can be checked without a secret. */
  Verdict<Transcript> transcript() {
    return Transcript.of(statement, round1);
  }
}
