package org.opengeps.custody;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opengeps.kernel.Sha256;

/**
 * A key ceremony as anybody may see it: everything in it is signed and public, shares are
 * encrypted.
 *
 * @param hash ceremony hash
 * @param document hash of the signed ceremony in the document store
 * @param agency identifier of the agency
 * @param k how many members open
 * @param n how many members there are
 * @param keyCount how many keys it makes
 * @param round1 by member index, hashes of the SignedData
 * @param round2 the same for round 2
 * @param transcriptHash known when all n round-1 messages are in
 * @param complaint member and reason, when all keys were burnt
 * @param expiresAt no key is bound from here on
 * @param rehearsals in order of their start
 * @param pool the keys, once all members accepted
 */
public record CeremonyView(
    CeremonyId id,
    Sha256 hash,
    Sha256 document,
    String agency,
    int k,
    int n,
    int keyCount,
    CeremonyState state,
    List<MemberView> members,
    Map<Integer, Sha256> round1,
    Map<Integer, Sha256> round2,
    Optional<Sha256> transcriptHash,
    Optional<String> complaint,
    Instant createdAt,
    Instant expiresAt,
    List<RehearsalView> rehearsals,
    List<PoolKeyView> pool) {

  /** How many keys may still be bound at an instant. */
  public long freeKeys(Instant now) {
    return state == CeremonyState.READY && now.isBefore(expiresAt)
        ? pool.stream().filter(key -> key.boundTo().isEmpty()).count()
        : 0;
  }

  public Optional<MemberView> member(String person) {
    return members.stream().filter(member -> member.person().equals(person)).findFirst();
  }

  /** The session that waits for messages, if any. */
  public Optional<RehearsalView> openRehearsal() {
    return rehearsals.stream()
        .filter(session -> session.passedAt().isEmpty())
        .reduce((first, last) -> last);
  }
}
