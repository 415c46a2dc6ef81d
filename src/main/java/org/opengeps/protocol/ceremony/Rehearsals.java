package org.opengeps.protocol.ceremony;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.cms.Envelope;
import org.opengeps.protocol.cms.Recipient;
import org.opengeps.protocol.message.Rehearsal;
import org.opengeps.protocol.threshold.Canary;
import org.opengeps.protocol.threshold.CommitteeKey;
import org.opengeps.protocol.threshold.Interpolation;
import org.opengeps.protocol.threshold.ListProof;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/**
 * The rehearsal: proof that all members can open, before any bid depends on it (docs/protocol.md
 * section 4).
 */
public final class Rehearsals {
  private static final String LIST = "rehearsal";
  private static final byte[] MESSAGE = "opengeps rehearsal".getBytes(StandardCharsets.US_ASCII);

  private Rehearsals() {}

  /**
   * A member's answer for all keys of the transcript.
   *
   * @return the message to sign, or why the member's shares are not usable
   */
  public static Verdict<Rehearsal> answer(
      Transcript transcript,
      UUID session,
      int member,
      Scalar committeePrivate,
      SecureRandom random) {
    List<Rehearsal.Answer> answers = new ArrayList<>();
    for (CommitteeKey key : transcript.keys()) {
      Verdict<Scalar> share = transcript.share(key.number(), member, committeePrivate);
      if (share instanceof Verdict.Refused<Scalar> refused) {
        return Verdict.refuse(refused.refusal());
      }
      Canary canary = Canary.of(transcript.hash(), session, key.number());
      Point value = canary.point().times(share.orThrow());
      ListProof.Statement statement = statement(key, canary, member, value);
      answers.add(
          new Rehearsal.Answer(
              key.number(), value, ListProof.make(share.orThrow(), statement, random)));
    }
    return Verdict.accept(
        new Rehearsal(
            transcript.ceremony().ceremony(),
            transcript.ceremony().hash(),
            transcript.hash(),
            session,
            member,
            answers));
  }

  /**
   * @param keys all keys of the ceremony in order of their numbers
   * @return empty if every value is proven
   */
  public static Optional<Refusal> refusal(
      List<CommitteeKey> keys, UUID session, Rehearsal rehearsal) {
    CommitteeKey first = keys.get(0);
    if (!rehearsal.ceremonyHash().equals(first.ceremonyHash())
        || !rehearsal.ceremony().equals(first.ceremony())
        || !rehearsal.transcriptHash().equals(first.transcriptHash())
        || !rehearsal.session().equals(session)) {
      return Optional.of(Refusal.of("rehearsal-invalid.elsewhere"));
    }
    if (rehearsal.member() < 1
        || rehearsal.member() > first.n()
        || rehearsal.keys().size() != keys.size()) {
      return Optional.of(Refusal.of("rehearsal-invalid.incomplete"));
    }
    for (int i = 0; i < keys.size(); i++) {
      CommitteeKey key = keys.get(i);
      Rehearsal.Answer answer = rehearsal.keys().get(i);
      Canary canary = Canary.of(key.transcriptHash(), session, key.number());
      if (answer.number() != key.number()
          || !answer.proof().proves(statement(key, canary, rehearsal.member(), answer.value()))) {
        return Optional.of(
            Refusal.of("rehearsal-invalid.proof")
                .with("member", rehearsal.member())
                .with("key", key.number()));
      }
    }
    return Optional.empty();
  }

  /**
   * Whether the rehearsal as a whole has passed: all members answered, all values hold, and for
   * every key a canary message opens with the interpolated value.
   */
  public static boolean hasPassed(
      List<CommitteeKey> keys, UUID session, List<Rehearsal> rehearsals) {
    Map<Integer, Rehearsal> byMember = new HashMap<>();
    for (Rehearsal rehearsal : rehearsals) {
      if (refusal(keys, session, rehearsal).isPresent()) {
        return false;
      }
      byMember.put(rehearsal.member(), rehearsal);
    }
    return byMember.size() == keys.get(0).n()
        && keys.stream().allMatch(key -> opensCanary(key, session, byMember));
  }

  private static boolean opensCanary(
      CommitteeKey key, UUID session, Map<Integer, Rehearsal> byMember) {
    Map<Integer, List<Point>> values = new HashMap<>();
    byMember.forEach(
        (member, rehearsal) ->
            values.put(member, List.of(rehearsal.keys().get(key.number() - 1).value())));
    Point opened = Interpolation.combine(key.k(), values).get(0);
    Scalar secret = Canary.of(key.transcriptHash(), session, key.number()).secret();
    byte[] sealed =
        Envelope.seal(MESSAGE, Recipient.ofKey(key.y()), secret, null, new SecureRandom());
    return Envelope.read(sealed)
        .openWith(opened)
        .filter(plain -> Arrays.equals(plain, MESSAGE))
        .isPresent();
  }

  private static ListProof.Statement statement(
      CommitteeKey key, Canary canary, int member, Point value) {
    return new ListProof.Statement(
        key.ceremony().toString(),
        canary.sessionHash(),
        LIST,
        member,
        key.verificationKey(member),
        List.of(canary.point()),
        List.of(value));
  }
}
