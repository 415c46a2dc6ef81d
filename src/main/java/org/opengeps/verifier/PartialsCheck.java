package org.opengeps.verifier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.opengeps.kernel.Refusal;
import org.opengeps.protocol.message.CloseStatement;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Partial;
import org.opengeps.protocol.opening.CommitteeValues;
import org.opengeps.protocol.opening.Head;
import org.opengeps.protocol.opening.OpeningPoints;
import org.opengeps.protocol.opening.Partials;
import org.opengeps.protocol.opening.Unsealing;
import org.opengeps.protocol.threshold.CommitteeKey;

/**
 * Members' decryptions: proven, signed by the member, and withheld only where docs/protocol.md
 * section 8 withholds them.
 */
final class PartialsCheck {
  private final Bundle bundle;
  private final LoggedFiles log;
  private final CeremonyCheck ceremony;
  private final Findings findings;

  PartialsCheck(Bundle bundle, LoggedFiles log, CeremonyCheck ceremony, Findings findings) {
    this.bundle = bundle;
    this.log = log;
    this.ceremony = ceremony;
    this.findings = findings;
  }

  /** Messages whose proofs hold, by list and member. */
  Map<String, Map<Integer, Partial>> holding(
      OpenedEnvelope envelope, EnvelopeTerms terms, OpeningPoints points) {
    CloseStatement close = bundle.close.orElseThrow();
    var setting =
        new Partials.Setting(close.tender(), envelope.slot(), close.hash(), terms.committeeKey());
    Map<String, Map<Integer, Partial>> holding = new HashMap<>();
    for (Signed<Partial> signed : envelope.partials()) {
      Partial partial = signed.content();
      findings.expect(
          "partial",
          signed.name() + " list and member",
          envelope.partialName(partial),
          signed.name());
      bundle.ceremony.ifPresent(
          one -> ceremony.signedByMember(signed, partial.member(), one.content()));
      Optional<Refusal> refusal = Partials.refusal(setting, points, partial);
      if (findings.accept(
          "partial", signed.name(), "proven decryptions of the derived points", refusal)) {
        holding
            .computeIfAbsent(partial.list(), list -> new HashMap<>())
            .put(partial.member(), partial);
      }
    }
    confirm(holding, points);
    return holding;
  }

  private void confirm(Map<String, Map<Integer, Partial>> holding, OpeningPoints points) {
    int members = holding.getOrDefault(Partial.PUBLIC, Map.of()).size();
    if (members > 0) {
      int shown =
          points.lists().entrySet().stream()
              .filter(list -> !list.getKey().equals(Partial.CONFIDENTIAL))
              .filter(list -> holding.containsKey(list.getKey()))
              .mapToInt(list -> list.getValue().size())
              .sum();
      findings.confirm(members + " members' decryptions of " + shown + " points are proven.");
    }
  }

  /**
   * The values that the record was made from; names lists that are missing without a reason, or
   * shown in spite of one.
   *
   * @param holding has the public list of all members of the record
   */
  CommitteeValues values(
      OpenedEnvelope envelope,
      CommitteeKey key,
      OpeningPoints points,
      Map<String, Map<Integer, Partial>> holding,
      OpeningRecord record) {
    List<Partial> used = new ArrayList<>();
    holding.forEach(
        (list, byMember) -> {
          if (byMember.keySet().containsAll(record.members())) {
            record.members().forEach(member -> used.add(byMember.get(member)));
          }
        });
    CommitteeValues values = CommitteeValues.combine(key, used);
    points.listedHeads().stream()
        .filter(Head::proofless)
        .forEach(
            head ->
                proofless(envelope, head, values.ofPublicPart(points, head).isPresent(), record));
    return values;
  }

  private void proofless(OpenedEnvelope envelope, Head head, boolean shown, OpeningRecord record) {
    String where = envelope.folder() + "partials/" + head.publicList();
    if (!isWithheld(head, record)) {
      findings.require(
          shown,
          "withheld",
          where,
          "partials of members " + record.members() + " for a part that opened",
          "not all of them");
      return;
    }
    findings.require(
        envelope.partials().stream().noneMatch(p -> p.content().list().equals(head.publicList())),
        "withheld",
        where,
        "no partials of a part without proof that did not open: they may open another bid",
        "they are published");
    Set<String> members =
        record.members().stream().map(Object::toString).collect(Collectors.toSet());
    Set<String> posted = new TreeSet<>(log.posted(envelope.slot(), head.publicList()));
    findings.require(
        posted.containsAll(members),
        "withheld",
        where,
        "log entries that members " + record.members() + " posted them",
        posted);
    findings.note(
        "Bid "
            + head.reception().submission()
            + " is void on the word of the platform: its public part did not open. It carries no"
            + " proof of its ephemeral key, so the committee's value is withheld from the public.");
  }

  /** Whether the record gives the one reason for which a part without proof stays unshown. */
  static boolean isWithheld(Head head, OpeningRecord record) {
    return head.proofless()
        && record.bids().stream()
            .filter(bid -> bid.submission().equals(head.reception().submission()))
            .anyMatch(bid -> Unsealing.DOES_NOT_OPEN.equals(bid.reason()));
  }
}
