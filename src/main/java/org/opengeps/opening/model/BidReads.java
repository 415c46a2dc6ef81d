package org.opengeps.opening.model;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;

/** Who has read what of which opened bid. Nothing is ever taken back. */
public interface BidReads {
  /**
   * A read as the log has it.
   *
   * @param fact hash of the canonical {@code opengeps/bid-read/1}
   * @param file what was read; empty for the list of files and whom to call
   * @param readerName as certified then
   * @param salt with which the fact commits to the reader
   */
  record Row(
      Sha256 fact,
      EnvelopeKey key,
      UUID submission,
      Optional<Sha256> file,
      PersonId reader,
      String readerName,
      Sha256 salt,
      Instant at,
      Instant until) {}

  void add(Row row);

  /** Certified names of who read, by fact; one statement for two hundred. */
  Map<Sha256, String> readers(Collection<Sha256> facts);

  /** How many of a bid. */
  int count(String tender, UUID submission);

  /**
   * Some of a bid, the latest first.
   *
   * @param from place, from 0
   */
  List<Row> list(String tender, UUID submission, int from, int most);

  /** The fact under which the person may read the same again at the instant. */
  Optional<Sha256> stillGood(
      EnvelopeKey key, UUID submission, Optional<Sha256> file, PersonId reader, Instant at);
}
