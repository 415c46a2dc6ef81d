package org.opengeps.client.seal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.cms.CmsFormatException;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.log.HiddenLeaf;
import org.opengeps.protocol.log.InclusionProof;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.log.LogFormatException;
import org.opengeps.protocol.log.MerkleTree;
import org.opengeps.protocol.log.SignedNote;
import org.opengeps.protocol.message.Receipt;
import org.opengeps.protocol.message.ReceiptCore;
import org.opengeps.protocol.pki.CertificatePath;
import org.opengeps.protocol.pki.CertificateUse;
import org.opengeps.protocol.pki.Trust;
import org.opengeps.protocol.time.TimeStamp;
import org.opengeps.protocol.time.TimeStampException;

/**
 * Whether a receipt proves what it says: signed by the platform, its hidden leaf in the batch, the
 * batch in the witnessed log, the batch time-stamped. A bidder checks it at once, while something
 * can still be done.
 */
public final class ReceiptCheck {
  private static final String KIND = FactKind.RECEPTION.word();
  private final Trust trust;

  public ReceiptCheck(Trust trust) {
    this.trust = trust;
  }

  /**
   * @return what was received, or the first thing that is wrong with the receipt
   */
  public Verdict<ReceiptCore> check(Receipt receipt) {
    try {
      SignedDocument signed = SignedDocument.read(receipt.core());
      ReceiptCore core = ReceiptCore.from(signed.json());
      Optional<Refusal> problem =
          platform(signed)
              .or(() -> leaf(signed, receipt))
              .or(() -> batch(receipt))
              .or(() -> timestamp(receipt));
      return problem.isPresent() ? Verdict.refuse(problem.get()) : Verdict.accept(core);
    } catch (CmsFormatException | JsonFormatException | LogFormatException e) {
      return Verdict.refuse(Refusal.of("receipt-format").with("problem", e.getMessage()));
    }
  }

  /**
   * The same, and that it is the receipt of this submission and says that it was taken.
   *
   * @param statement SignedData as it was sent
   * @param envelopes as they were sent, by name
   */
  public Verdict<ReceiptCore> check(
      Receipt receipt, byte[] statement, Map<String, byte[]> envelopes) {
    Verdict<ReceiptCore> checked = check(receipt);
    if (checked instanceof Verdict.Refused<ReceiptCore>) {
      return checked;
    }
    ReceiptCore core = checked.orThrow();
    return core.isAbout(SignedDocument.read(statement))
            && core.envelopes().size() == envelopes.size()
            && core.envelopes().stream()
                .allMatch(one -> one.sha256().equals(hash(envelopes.get(one.envelope()))))
        ? checked
        : Verdict.refuse(Refusal.of("receipt-other.submission"));
  }

  private static Sha256 hash(byte[] bytes) {
    return bytes == null ? null : Sha256.of(bytes);
  }

  /** Whether the platform of the trust file signed it. */
  static boolean isOfPlatform(SignedDocument signed, Trust trust) {
    return signed.isSignatureValid()
        && CertificatePath.validate(
                signed.signer(),
                signed.certificates(),
                trust.platformRoots(),
                CertificateUse.PLATFORM,
                signed.signingTime())
            instanceof Verdict.Accepted;
  }

  private Optional<Refusal> platform(SignedDocument signed) {
    return problem(isOfPlatform(signed, trust), Refusal.of("receipt-signature"));
  }

  private static Optional<Refusal> leaf(SignedDocument signed, Receipt receipt) {
    Sha256 value = HiddenLeaf.ofFact(receipt.leaf().salt().bytes(), KIND, signed.content());
    InclusionProof proof =
        new InclusionProof(receipt.leaf().index(), receipt.batch().size(), receipt.leaf().path());
    LedgerEntry entry = LedgerEntry.parse(receipt.batch().entry());
    boolean good =
        proof.holds(MerkleTree.leafHash(value.bytes()), receipt.batch().root())
            && entry.isBatch()
            && entry.batch().root().equals(receipt.batch().root())
            && entry.batch().size() == receipt.batch().size();
    return problem(good, Refusal.of("receipt-leaf"));
  }

  private Optional<Refusal> batch(Receipt receipt) {
    SignedNote note = SignedNote.parse(receipt.checkpoint());
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    InclusionProof proof =
        new InclusionProof(
            receipt.batch().index(), checkpoint.size(), List.copyOf(receipt.inclusion()));
    return problem(
            proof.holds(MerkleTree.leafHash(receipt.batch().entry()), checkpoint.root()),
            Refusal.of("receipt-inclusion"))
        .or(() -> LogCheck.judge(note, trust));
  }

  /** A missing time stamp is no fault of the receipt: the authority may have been down. */
  private Optional<Refusal> timestamp(Receipt receipt) {
    if (receipt.timestamp() == null) {
      return Optional.empty();
    }
    try {
      return TimeStamp.read(receipt.timestamp())
                  .check(receipt.batch().root(), trust.timestampRoots())
              instanceof Verdict.Refused<?> refused
          ? Optional.of(refused.refusal())
          : Optional.empty();
    } catch (TimeStampException e) {
      return Optional.of(Refusal.of("receipt-timestamp").with("problem", e.getMessage()));
    }
  }

  private static Optional<Refusal> problem(boolean good, Refusal refusal) {
    return good ? Optional.empty() : Optional.of(refusal);
  }
}
