package org.opengeps.opening.model;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.opengeps.notice.TenderNumber;

/** All openings with the partials that came in. */
public interface Openings {
  void add(Opening opening);

  Optional<Opening> find(EnvelopeKey key);

  /** The same as it is now, alone until the transaction ends. */
  Optional<Opening> lock(EnvelopeKey key);

  /** The first envelope of a lot as it is now, alone until the transaction ends. */
  Optional<Opening> lockFirst(String tender, String lot);

  /** Moves the opening times of closed envelopes, but for those that open on a decision. */
  void postpone(Map<TenderNumber, Instant> opensAt);

  /** Of a tender, by lot and envelope. */
  List<Opening> ofTender(String tender);

  /** Of these tenders, by opening time. */
  List<Opening> ofTenders(Collection<String> tenders);

  /** How many messages whose proofs hold each member has posted, of these tenders. */
  Map<EnvelopeKey, Map<Integer, Integer>> countPartials(Collection<String> tenders);

  /** Neither opened nor failed, by opening time. */
  List<Opening> unfinished();

  /** Closed, at or after their opening time. */
  List<EnvelopeKey> due(Instant now);

  /** Whose gate keys are public and whose records are not signed. */
  List<EnvelopeKey> underway();

  /** Partials whose proofs hold, by list and member. */
  List<PostedPartial> partials(EnvelopeKey key);

  /** Of members who have posted every list, by member: all their messages. */
  default SortedMap<Integer, List<PostedPartial>> completeMembers(Opening opening) {
    SortedMap<Integer, List<PostedPartial>> byMember =
        partials(opening.key()).stream()
            .collect(
                Collectors.groupingBy(PostedPartial::member, TreeMap::new, Collectors.toList()));
    byMember.values().removeIf(messages -> messages.size() < opening.lists().orElseThrow());
    return byMember;
  }

  List<PostedPartial> falsePartials(EnvelopeKey key);

  void addPartial(EnvelopeKey key, PostedPartial partial);

  /** Keeps evidence; the same message twice is one. */
  void addFalsePartial(EnvelopeKey key, PostedPartial partial);
}
