package org.opengeps.watch.model;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.watch.Follower;

/** People who follow tenders. */
public interface Followers {
  Optional<Follower> find(PersonId person);

  /** The same, alone until the transaction ends: what is bounded by person is counted under it. */
  Optional<Follower> lock(PersonId person);

  /** Makes the row of somebody who follows nothing yet; one that is there stays as it is. */
  void ensure(PersonId person, String language, ZoneId zone, Instant at);

  /**
   * Wishes for letters at that address, which is to be confirmed; the one before is forgotten, with
   * the letters that wait for it. One that asked and was tried is kept as sent: it may be on its
   * way, and counts.
   */
  void ask(PersonId person, String address, String language, ZoneId zone);

  /** Letters to the same address in another language, or by another clock. */
  void prefer(PersonId person, String language, ZoneId zone);

  /**
   * The word that a letter to the address brings; one before it counts no more.
   *
   * @return false if the person does not wait for an answer from that address (any more): a word
   *     that went to one address must not confirm another
   */
  boolean expect(PersonId person, String address, Sha256 token, Instant until);

  /** Whose address a word confirms at that instant. */
  Optional<String> findAddress(Sha256 token, Instant at);

  /** Takes the word, once; false if it does not count. */
  boolean confirm(Sha256 token, Instant at);

  /** No letters any more. */
  void forgetAddress(PersonId person);

  /** Has seen what happened up to that instant. */
  void read(PersonId person, Instant at);
}
