package org.opengeps.client.seal;

import java.security.cert.X509Certificate;
import java.util.List;
import org.opengeps.protocol.log.LogProof;

/**
 * All that a bidder must see before it seals, as fetched and not yet believed.
 *
 * @param notice SignedData of the notice in force
 * @param entry log entry that announces it
 * @param proof that the entry is in the log
 * @param ceremony SignedData that called the committee
 * @param round1 SignedData of dealers 1 to n
 * @param round2 SignedData of members 1 to n
 * @param sealingAuthorities certificates between the sealing certificates and the sealing root
 */
public record Dossier(
    byte[] notice,
    byte[] entry,
    LogProof proof,
    byte[] ceremony,
    List<byte[]> round1,
    List<byte[]> round2,
    List<X509Certificate> sealingAuthorities) {
  public Dossier {
    round1 = List.copyOf(round1);
    round2 = List.copyOf(round2);
    sealingAuthorities = List.copyOf(sealingAuthorities);
  }
}
