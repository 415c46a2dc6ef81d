package org.opengeps.opening;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.ceremony.Transcript;
import org.opengeps.protocol.cms.CmsFormatException;
import org.opengeps.protocol.cms.Envelope;
import org.opengeps.protocol.cms.GatedPayload;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.message.CeremonyStatement;
import org.opengeps.protocol.message.CommitteeKeyStatement;
import org.opengeps.protocol.message.Rehearsal;
import org.opengeps.protocol.message.Round1;
import org.opengeps.protocol.threshold.CommitteeKey;
import org.opengeps.protocol.threshold.Interpolation;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/**
 * Tries to read the bids of a tender out of the loot with the committee keys of some officers. The
 * same steps for any number of them.
 */
final class Burglar {
  private final Loot loot;
  private final List<Scalar> stolen;
  private final Map<CommitteeKey, Map<Integer, Scalar>> shares = new HashMap<>();
  private final Map<CommitteeKey, Map<Integer, Point>> rehearsed = new HashMap<>();
  private final Map<UUID, Map<Integer, SignedDocument>> rounds = new HashMap<>();

  /**
   * @param stolen private committee keys, out of officers' key files
   */
  Burglar(Loot loot, List<Scalar> stolen) {
    this.loot = loot;
    this.stolen = stolen;
    sortRounds();
    for (SignedDocument message : loot.messages(CeremonyStatement.TYPE)) {
      transcript(CeremonyStatement.from(message.json())).ifPresent(this::openShares);
    }
  }

  private void sortRounds() {
    for (SignedDocument message : loot.messages(Round1.TYPE)) {
      Round1 round = Round1.from(message.json());
      rounds.computeIfAbsent(round.ceremony(), id -> new TreeMap<>()).put(round.dealer(), message);
    }
  }

  private Optional<Transcript> transcript(CeremonyStatement statement) {
    Map<Integer, SignedDocument> dealt = rounds.getOrDefault(statement.ceremony(), Map.of());
    return Transcript.of(statement, List.copyOf(dealt.values()))
            instanceof Verdict.Accepted<Transcript> whole
        ? Optional.of(whole.value())
        : Optional.empty();
  }

  private void openShares(Transcript transcript) {
    for (CeremonyStatement.Member member : transcript.ceremony().members()) {
      Point certified =
          CommitteeKeyStatement.from(SignedDocument.read(member.committeeKey()).json()).key();
      for (Scalar key : stolen) {
        if (Point.base(key).equals(certified)) {
          for (int number = 1; number <= transcript.keys().size(); number++) {
            shares
                .computeIfAbsent(transcript.key(number), k -> new TreeMap<>())
                .put(member.index(), transcript.share(number, member.index(), key).orThrow());
          }
        }
      }
    }
    for (SignedDocument message : loot.messages(Rehearsal.TYPE)) {
      Rehearsal rehearsal = Rehearsal.from(message.json());
      if (rehearsal.ceremony().equals(transcript.ceremony().ceremony())) {
        rehearsal
            .keys()
            .forEach(
                key ->
                    rehearsed
                        .computeIfAbsent(transcript.key(key.number()), k -> new TreeMap<>())
                        .put(rehearsal.member(), key.value()));
      }
    }
  }

  /** How many shares of any one committee key the stolen key files give. */
  int sharesOfOneKey() {
    return shares.values().stream().mapToInt(Map::size).max().orElse(0);
  }

  /** The parts of a tender's bids that are sealed to the committee: what the gate key uncovers. */
  List<Envelope> sealedParts(String tender) {
    Scalar gate = loot.gateKey(tender);
    List<Object> receptions =
        loot.rows("bid_reception").stream()
            .filter(row -> row.get("tender").equals(tender))
            .map(row -> row.get("id"))
            .toList();
    List<Envelope> parts = new ArrayList<>();
    for (Map<String, Object> row : loot.rows("bid_sealed_envelope")) {
      if (receptions.contains(row.get("reception"))) {
        byte[] payload = Envelope.read((byte[]) row.get("content")).openWith(gate).orElseThrow();
        GatedPayload bid = GatedPayload.read(payload);
        parts.add(Envelope.read(bid.sealedPublic()));
        parts.add(Envelope.read(bid.sealedConfidential()));
      }
    }
    return parts;
  }

  /** What comes out of a sealed part by any of the ways tried. */
  Optional<byte[]> open(Envelope part) {
    for (Scalar key : candidates()) {
      Optional<byte[]> plain = part.openWith(key);
      if (plain.isPresent()) {
        return plain;
      }
    }
    for (Point value : values(part.originator())) {
      Optional<byte[]> plain = part.openWith(value);
      if (plain.isPresent()) {
        return plain;
      }
    }
    return Optional.empty();
  }

  /** Every key in hand as if it were the recipient's, alone and combined with every share. */
  private List<Scalar> candidates() {
    List<Scalar> own = loot.operatorsKeys();
    List<Scalar> all = new ArrayList<>(own);
    all.addAll(stolen);
    for (Map<Integer, Scalar> byMember : shares.values()) {
      for (Scalar share : byMember.values()) {
        all.add(share);
        own.forEach(key -> all.addAll(List.of(share.times(key), share.plus(key))));
        stolen.forEach(key -> all.addAll(List.of(share.times(key), share.plus(key))));
      }
    }
    return all;
  }

  /** Interpolations: with true partials where they suffice, else with whatever stands in. */
  private List<Point> values(Point originator) {
    List<Point> values = new ArrayList<>();
    shares.forEach(
        (key, byMember) -> {
          Map<Integer, List<Point>> partials = new TreeMap<>();
          byMember.forEach(
              (member, share) -> partials.put(member, List.of(originator.times(share))));
          if (partials.size() >= key.k()) {
            values.addAll(Interpolation.combine(key.k(), partials));
            return;
          }
          for (int other = 1; other <= key.n(); other++) {
            for (Point standIn : standIns(key, other, partials)) {
              Map<Integer, List<Point>> dressed = new TreeMap<>(partials);
              dressed.putIfAbsent(other, List.of(standIn));
              if (dressed.size() >= key.k()) {
                values.addAll(Interpolation.combine(key.k(), dressed));
              }
            }
          }
        });
    return values;
  }

  private List<Point> standIns(CommitteeKey key, int member, Map<Integer, List<Point>> partials) {
    List<Point> all = new ArrayList<>(List.of(key.y(), key.verificationKey(member)));
    partials.values().forEach(all::addAll);
    Optional.ofNullable(rehearsed.getOrDefault(key, Map.of()).get(member)).ifPresent(all::add);
    return all;
  }

  /** How many encrypted cells of the whole dump open to a stolen key file as their recipient. */
  long cellsOpenedByOfficers() {
    List<Envelope> envelopes = new ArrayList<>();
    loot.cells()
        .forEach(
            cell -> {
              try {
                envelopes.add(Envelope.read(cell));
              } catch (CmsFormatException e) {
                // no envelope
              }
            });
    return IntStream.range(0, envelopes.size())
        .filter(i -> stolen.stream().anyMatch(key -> envelopes.get(i).openWith(key).isPresent()))
        .count();
  }
}
