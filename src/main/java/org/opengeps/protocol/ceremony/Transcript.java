package org.opengeps.protocol.ceremony;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.cms.Envelope;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.hashing.TaggedHash;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.CeremonyStatement;
import org.opengeps.protocol.message.Round1;
import org.opengeps.protocol.message.Share;
import org.opengeps.protocol.threshold.CommitteeKey;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/** All round 1 messages of a ceremony, checked, and the keys that follow from them. */
public final class Transcript {
  private final CeremonyStatement ceremony;
  private final List<Round1> rounds;
  private final Sha256 hash;
  private final List<CommitteeKey> keys;

  private Transcript(
      CeremonyStatement ceremony, List<Round1> rounds, Sha256 hash, List<CommitteeKey> keys) {
    this.ceremony = ceremony;
    this.rounds = rounds;
    this.hash = hash;
    this.keys = keys;
  }

  /**
   * Checks everything that can be checked without a secret. Who signed the messages is judged
   * elsewhere.
   *
   * @param round1 the messages of dealers 1 to n, in this order
   */
  public static Verdict<Transcript> of(CeremonyStatement ceremony, List<SignedDocument> round1) {
    if (round1.size() != ceremony.n()) {
      return Verdict.refuse(
          Refusal.of("round1-missing").with("count", round1.size()).with("n", ceremony.n()));
    }
    List<Round1> rounds = new ArrayList<>();
    for (SignedDocument document : round1) {
      Verdict<Round1> round = read(ceremony, document, rounds.size() + 1);
      if (round instanceof Verdict.Refused<Round1> refused) {
        return Verdict.refuse(refused.refusal());
      }
      rounds.add(round.orThrow());
    }
    Sha256 hash = hash(ceremony.hash(), round1.stream().map(SignedDocument::hash).toList());
    try {
      return Verdict.accept(new Transcript(ceremony, rounds, hash, keys(ceremony, rounds, hash)));
    } catch (IllegalArgumentException e) {
      return Verdict.refuse(Refusal.of("key-infinite"));
    }
  }

  private static Verdict<Round1> read(
      CeremonyStatement ceremony, SignedDocument document, int dealer) {
    Round1 round;
    try {
      round = Round1.from(document.json());
    } catch (JsonFormatException e) {
      return Verdict.refuse(
          Refusal.of(Round1Check.CODE + ".form")
              .with("dealer", dealer)
              .with("problem", e.getMessage()));
    }
    if (round.dealer() != dealer) {
      return Verdict.refuse(
          Refusal.of(Round1Check.CODE + ".dealer")
              .with("dealer", dealer)
              .with("named", round.dealer()));
    }
    Optional<Refusal> refusal = Round1Check.refusal(ceremony, round);
    return refusal.isPresent() ? Verdict.refuse(refusal.get()) : Verdict.accept(round);
  }

  /**
   * @param round1 SHA-256 of the messages of dealers 1 to n, in this order
   */
  public static Sha256 hash(Sha256 ceremony, List<Sha256> round1) {
    TaggedHash hash = TaggedHash.tag("opengeps/transcript/1").add(ceremony);
    round1.forEach(hash::add);
    return hash.hash();
  }

  private static List<CommitteeKey> keys(
      CeremonyStatement ceremony, List<Round1> rounds, Sha256 hash) {
    List<CommitteeKey> keys = new ArrayList<>();
    for (int number = 1; number <= ceremony.keys(); number++) {
      List<Point> sums = sumOfCommitments(ceremony.k(), rounds, number);
      List<Point> verificationKeys = new ArrayList<>();
      for (int j = 1; j <= ceremony.n(); j++) {
        verificationKeys.add(Polynomial.imageAt(sums, j));
      }
      Point y = sums.get(0);
      keys.add(
          new CommitteeKey(
              CommitteeKey.id(ceremony.hash(), hash, number, y),
              ceremony.ceremony(),
              ceremony.hash(),
              hash,
              number,
              ceremony.k(),
              ceremony.n(),
              y,
              verificationKeys));
    }
    return List.copyOf(keys);
  }

  private static List<Point> sumOfCommitments(int k, List<Round1> rounds, int number) {
    List<Point> sums = new ArrayList<>();
    for (int m = 0; m < k; m++) {
      int degree = m;
      sums.add(
          rounds.stream()
              .map(round -> round.key(number).commitments().get(degree))
              .reduce(Point::plus)
              .orElseThrow());
    }
    return sums;
  }

  /** The transcript hash that all members sign in round 2. */
  public Sha256 hash() {
    return hash;
  }

  public CeremonyStatement ceremony() {
    return ceremony;
  }

  /** All keys, by number from 1. */
  public List<CommitteeKey> keys() {
    return keys;
  }

  public CommitteeKey key(int number) {
    return keys.get(number - 1);
  }

  /**
   * A member's share of one key, rebuilt from what the dealers encrypted to it.
   *
   * @param member index from 1
   * @param committeePrivate private part of the member's committee key
   * @return the share, or a complaint that names the dealer
   */
  public Verdict<Scalar> share(int number, int member, Scalar committeePrivate) {
    Scalar sum = null;
    for (Round1 round : rounds) {
      Verdict<Scalar> part = dealtShare(round, number, member, committeePrivate);
      if (part instanceof Verdict.Refused<Scalar>) {
        return part;
      }
      sum = sum == null ? part.orThrow() : sum.plus(part.orThrow());
    }
    if (!Point.base(sum).equals(key(number).verificationKey(member))) {
      return Verdict.refuse(Refusal.of("share-invalid.key").with("key", number));
    }
    return Verdict.accept(sum);
  }

  /**
   * Round 2 for one member: every share of every key.
   *
   * @return empty if the member can accept, else the complaint
   */
  public Optional<Refusal> complaint(int member, Scalar committeePrivate) {
    for (int number = 1; number <= ceremony.keys(); number++) {
      if (share(number, member, committeePrivate) instanceof Verdict.Refused<Scalar> refused) {
        return Optional.of(refused.refusal());
      }
    }
    return Optional.empty();
  }

  private Verdict<Scalar> dealtShare(
      Round1 round, int number, int member, Scalar committeePrivate) {
    Round1.DealtKey key = round.key(number);
    Optional<byte[]> plain = Envelope.read(key.shares().get(member - 1)).openWith(committeePrivate);
    if (plain.isEmpty()) {
      return Verdict.refuse(
          Refusal.of("share-invalid.closed")
              .with("dealer", round.dealer())
              .with("key", number)
              .with("member", member));
    }
    Share share;
    try {
      share = Share.from(JsonObject.parseCanonical(plain.get()));
    } catch (JsonFormatException e) {
      return Verdict.refuse(
          Refusal.of("share-invalid.form")
              .with("dealer", round.dealer())
              .with("key", number)
              .with("problem", e.getMessage()));
    }
    Share expected =
        new Share(
            ceremony.ceremony(), ceremony.hash(), number, round.dealer(), member, share.value());
    if (!share.equals(expected)) {
      return Verdict.refuse(
          Refusal.of("share-invalid.elsewhere").with("dealer", round.dealer()).with("key", number));
    }
    if (!Point.base(share.value()).equals(Polynomial.imageAt(key.commitments(), member))) {
      return Verdict.refuse(
          Refusal.of("share-invalid.polynomial")
              .with("dealer", round.dealer())
              .with("key", number));
    }
    return Verdict.accept(share.value());
  }
}
