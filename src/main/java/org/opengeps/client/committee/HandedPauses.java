package org.opengeps.client.committee;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.LoggedPause;
import org.opengeps.protocol.log.Suspensions;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.Suspension;
import org.opengeps.protocol.message.SuspensionApproval;
import org.opengeps.protocol.pki.CertifiedSigner;
import org.opengeps.protocol.pki.Trust;

/**
 * When the round stood still, as the member reads it: a suspension counts as soon as the log says
 * so, its end only if two officers of the agency signed it.
 *
 * @param resumed SHA-256 of the SignedData of each end that two officers signed
 */
record HandedPauses(Set<Sha256> resumed) {
  /**
   * @param answer of {@code tenders/{no}/opening-package}
   * @return refused with {@code evidence-broken}, or as the checks of signatures do
   */
  static Verdict<HandedPauses> read(JsonObject answer, String lot, Notice notice, Trust trust) {
    List<byte[]> acts = documents(answer, "suspensions");
    List<byte[]> approvals = documents(answer, "suspensionApprovals");
    if (acts.size() != approvals.size()) {
      return Verdict.refuse(Refusal.of("evidence-broken.suspensions"));
    }
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < acts.size(); i++) {
      pairs.add(new Pair(acts.get(i), approvals.get(i)));
    }
    Optional<Refusal> wrong =
        pairs.stream()
            .map(pair -> pair.refusal(lot, notice, trust))
            .flatMap(Optional::stream)
            .findFirst();
    if (wrong.isPresent()) {
      return Verdict.refuse(wrong.get());
    }
    Set<Sha256> resumed = new HashSet<>();
    pairs.stream().filter(Pair::resumes).forEach(pair -> resumed.add(Sha256.of(pair.act())));
    return Verdict.accept(new HandedPauses(resumed));
  }

  private static List<byte[]> documents(JsonObject answer, String name) {
    return answer.has(name) ? answer.values(name, Base64.getDecoder()::decode) : List.of();
  }

  /** An act with its consent, as they came. */
  @SuppressWarnings("ArrayRecordComponent") // bytes that are only read
  private record Pair(byte[] act, byte[] approval) {
    boolean resumes() {
      return content().act() == Suspension.Kind.RESUME;
    }

    private Suspension content() {
      return Suspension.from(SignedDocument.read(act).json());
    }

    Optional<Refusal> refusal(String lot, Notice notice, Trust trust) {
      Verdict<SignedDocument> first = signer("a suspension", act, notice, trust);
      Verdict<SignedDocument> second = signer("its consent", approval, notice, trust);
      return first
          .refused()
          .or(second::refused)
          .or(
              () ->
                  CertifiedSigner.twice(
                      List.of(first.orThrow().signer(), second.orThrow().signer())))
          .or(
              () ->
                  SuspensionApproval.from(second.orThrow().json())
                              .act()
                              .equals(first.orThrow().hash())
                          && content().lot().equals(lot)
                          && content().tender().number().equals(notice.ref().number())
                      ? Optional.empty()
                      : Optional.of(Refusal.of("evidence-broken.suspension")));
    }

    private static Verdict<SignedDocument> signer(
        String what, byte[] cms, Notice notice, Trust trust) {
      return SignatureCheck.check(what, cms, trust.signingRoots())
          .unless(signed -> CertifiedSigner.foreign(notice.agency().code(), signed.signer(), what));
    }
  }

  /**
   * Whether nothing may be opened now.
   *
   * @param logged every word of the log on the round of this lot, in its order
   * @param released the decision on which the prices open
   * @param now by the officer's own clock
   * @param tolerance how far that may be off
   * @return {@code round-suspended}, or {@code too-early} while the time that it stood is not over
   */
  Optional<Refusal> refusal(
      List<LoggedPause> logged, ReleasedPrices released, Instant now, Duration tolerance) {
    Suspensions spans =
        Suspensions.of(
            logged.stream()
                .filter(pause -> pause.suspends() || resumed.contains(pause.act()))
                .toList());
    if (spans.since().isPresent()) {
      return Optional.of(Refusal.of("round-suspended.member").with("since", spans.since().get()));
    }
    Instant due =
        spans.prolonged(released.decidedAt(), released.decision().pricesOpenAt()).orElseThrow();
    return now.plus(tolerance).isBefore(due)
        ? Optional.of(Refusal.of("too-early.suspended").with("opensAt", due))
        : Optional.empty();
  }
}
