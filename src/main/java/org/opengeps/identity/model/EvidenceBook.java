package org.opengeps.identity.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.pki.RevocationEvidence;

/** What authorities said about certificates, kept for those who check later. */
public interface EvidenceBook {
  /** Keeps the statement; the same bytes about the same certificate are kept once. */
  void keep(Sha256 certificate, RevocationEvidence evidence, Instant fetchedAt);

  /** When the newest kept statement about a certificate was made; empty if there is none. */
  Optional<Instant> newest(Sha256 certificate);

  /** Hashes of the kept statements about a certificate, oldest first. */
  List<Sha256> list(Sha256 certificate, RevocationEvidence.Form form);
}
