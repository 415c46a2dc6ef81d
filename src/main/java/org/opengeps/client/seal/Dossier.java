package org.opengeps.client.seal;

import java.security.cert.X509Certificate;
import java.util.List;
import org.opengeps.protocol.log.LogProof;

/**
 * All that a bidder must see before it seals, as fetched and not yet believed.
 *
 * @param notice SignedData of the last notice that an officer signed
 * @param postponements what came after it, if an outage moved the tender
 * @param entry log entry that announces it
 * @param proof that the entry is in the log
 * @param ceremony SignedData that called the committee
 * @param round1 SignedData of dealers 1 to n
 * @param round2 SignedData of members 1 to n
 * @param sealingAuthorities certificates between the sealing certificates and the sealing root
 */
public record Dossier(
    byte[] notice,
    Postponements postponements,
    byte[] entry,
    LogProof proof,
    byte[] ceremony,
    List<byte[]> round1,
    List<byte[]> round2,
    List<X509Certificate> sealingAuthorities) {
  /**
   * Orders of the platform after a notice, with what shows that they had to be made.
   *
   * @param orders SignedData, in their order
   * @param incidents canonical documents
   * @param ruleSet canonical document that the notice pins
   * @param calendars canonical documents that notice and orders name
   * @param entry log entry of the last order, null if there is none
   * @param proof that the entry is in the log, null if there is none
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes that are only passed on
  public record Postponements(
      List<byte[]> orders,
      List<byte[]> incidents,
      byte[] ruleSet,
      List<byte[]> calendars,
      byte[] entry,
      LogProof proof) {
    /** A tender that no outage moved. */
    public static final Postponements NONE =
        new Postponements(List.of(), List.of(), new byte[0], List.of(), null, null);

    public Postponements {
      orders = List.copyOf(orders);
      incidents = List.copyOf(incidents);
      calendars = List.copyOf(calendars);
    }
  }

  /** Of a tender that no outage moved. */
  public Dossier(
      byte[] notice,
      byte[] entry,
      LogProof proof,
      byte[] ceremony,
      List<byte[]> round1,
      List<byte[]> round2,
      List<X509Certificate> sealingAuthorities) {
    this(notice, Postponements.NONE, entry, proof, ceremony, round1, round2, sealingAuthorities);
  }

  public Dossier {
    round1 = List.copyOf(round1);
    round2 = List.copyOf(round2);
    sealingAuthorities = List.copyOf(sealingAuthorities);
  }
}
