package org.opengeps.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.opengeps.kernel.Sha256;
import org.opengeps.payment.usecase.Invoice;
import org.opengeps.protocol.cms.Envelope;
import org.opengeps.protocol.cms.GatedPayload;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.log.LogProof;
import org.opengeps.protocol.log.LoggedPause;
import org.opengeps.protocol.log.NoteKey;
import org.opengeps.protocol.log.SignedNote;
import org.opengeps.protocol.log.TilePath;
import org.opengeps.protocol.log.Tiles;
import org.opengeps.protocol.message.Answer;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.BidRead;
import org.opengeps.protocol.message.BidReadProof;
import org.opengeps.protocol.message.BundleEntries;
import org.opengeps.protocol.message.BundleHistory;
import org.opengeps.protocol.message.BundleLeaves;
import org.opengeps.protocol.message.BundleManifest;
import org.opengeps.protocol.message.CancellationGrant;
import org.opengeps.protocol.message.CancellationReceipt;
import org.opengeps.protocol.message.CancellationRequest;
import org.opengeps.protocol.message.CeremonyStatement;
import org.opengeps.protocol.message.Claim;
import org.opengeps.protocol.message.ClaimReturn;
import org.opengeps.protocol.message.CloseReveal;
import org.opengeps.protocol.message.CloseStatement;
import org.opengeps.protocol.message.CommitteeKeyStatement;
import org.opengeps.protocol.message.ConfidentialPart;
import org.opengeps.protocol.message.Contract;
import org.opengeps.protocol.message.ContractStep;
import org.opengeps.protocol.message.Delivery;
import org.opengeps.protocol.message.Destruction;
import org.opengeps.protocol.message.DirectAward;
import org.opengeps.protocol.message.DirectAwardApproval;
import org.opengeps.protocol.message.GateKeyStatement;
import org.opengeps.protocol.message.Inspection;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Partial;
import org.opengeps.protocol.message.PaymentApproval;
import org.opengeps.protocol.message.PaymentOrder;
import org.opengeps.protocol.message.PublicPart;
import org.opengeps.protocol.message.Question;
import org.opengeps.protocol.message.Ranking;
import org.opengeps.protocol.message.Receipt;
import org.opengeps.protocol.message.Rehearsal;
import org.opengeps.protocol.message.Removals;
import org.opengeps.protocol.message.Round1;
import org.opengeps.protocol.message.Round2;
import org.opengeps.protocol.message.Share;
import org.opengeps.protocol.message.Statement;
import org.opengeps.protocol.message.Suspension;
import org.opengeps.protocol.message.SuspensionApproval;
import org.opengeps.protocol.message.Waiver;
import org.opengeps.protocol.pki.Certificates;
import org.opengeps.protocol.pki.OcspAnswer;
import org.opengeps.protocol.pki.RevocationFormatException;
import org.opengeps.protocol.pki.RevocationList;
import org.opengeps.protocol.pki.Trust;
import org.opengeps.protocol.time.TimeStamp;
import org.opengeps.protocol.time.TimeStampException;
import org.opengeps.protocol.upload.ContentRange;
import org.opengeps.verifier.FuzzScene;
import org.opengeps.verifier.UnreadableException;
import org.opengeps.verifier.VerifyBidRead;
import org.opengeps.verifier.VerifyBundle;
import org.opengeps.verifier.VerifyReceipt;

/**
 * The readers by name. Each returns, or throws what it says that it throws: an {@link
 * IllegalArgumentException} or its own checked exception. Anything else is a fault: in the engine
 * an answer 500, in the verifier a crash.
 */
public enum FuzzedReader {
  SIGNED_DOCUMENT {
    @Override
    void read(byte[] bytes) {
      SignedDocument document = SignedDocument.read(bytes);
      document.isSignatureValid();
      document.signingTime();
    }
  },
  ENVELOPE {
    @Override
    void read(byte[] bytes) {
      Envelope.read(bytes).originator();
    }
  },
  GATED_PAYLOAD {
    @Override
    void read(byte[] bytes) {
      GatedPayload.read(bytes);
    }
  },
  CERTIFICATE {
    @Override
    void read(byte[] bytes) throws CertificateException {
      X509Certificate certificate = Certificates.read(bytes);
      Certificates.ocspUrls(certificate);
      Certificates.listUrls(certificate);
    }
  },
  TIME_STAMP {
    @Override
    void read(byte[] bytes) throws TimeStampException {
      TimeStamp stamp = TimeStamp.read(bytes);
      stamp.at();
      stamp.check(stamp.imprint(), Set.of(FuzzScene.stampingRoot()));
    }
  },
  INVOICE {
    @Override
    void read(byte[] bytes) {
      Invoice.read(bytes);
    }
  },
  OCSP_ANSWER {
    @Override
    void read(byte[] bytes) throws RevocationFormatException {
      OcspAnswer.read(bytes, FuzzScene.person(), FuzzScene.signingRoot());
    }
  },
  REVOCATION_LIST {
    @Override
    void read(byte[] bytes) throws RevocationFormatException {
      RevocationList.read(bytes, FuzzScene.signingRoot()).about(FuzzScene.person());
    }
  },
  JSON {
    @Override
    void read(byte[] bytes) {
      JsonObject.parse(bytes).canonical();
    }
  },
  MESSAGE {
    @Override
    void read(byte[] bytes) {
      JsonObject json = JsonObject.parse(bytes);
      int refused = 0;
      for (Function<JsonObject, ?> reader : MESSAGES) {
        try {
          var unused = reader.apply(json);
        } catch (IllegalArgumentException e) {
          refused++;
        }
      }
      if (refused == MESSAGES.size()) {
        throw new IllegalArgumentException("no message of the protocol");
      }
    }
  },
  TRUST {
    @Override
    void read(byte[] bytes) {
      Trust.read(bytes);
    }
  },
  NOTE {
    @Override
    void read(byte[] bytes) {
      SignedNote note = SignedNote.parse(bytes);
      note.signatures().forEach(line -> line.cosignedAt());
      note.isSignedBy(FuzzScene.logKey());
      Checkpoint.parse(note.text());
    }
  },
  LOG_TEXT {
    @Override
    void read(byte[] bytes) {
      String text = new String(bytes, UTF_8);
      List<Runnable> readers =
          List.of(
              () -> LogProof.parse(text),
              () -> NoteKey.parse(text),
              () -> TilePath.parse(text),
              () -> ContentRange.parse(text));
      for (Runnable reader : readers) {
        try {
          reader.run();
        } catch (IllegalArgumentException e) {
          // as it says
        }
      }
    }
  },
  ENTRY {
    @Override
    void read(byte[] bytes) {
      LedgerEntry entry = LedgerEntry.parse(bytes);
      LoggedPause.in(entry);
      if (entry.isBatch()) {
        entry.batch();
      }
    }
  },
  TILE {
    @Override
    void read(byte[] bytes) {
      Tiles.entries(bytes);
      Tiles.hashes(bytes);
    }
  },
  BUNDLE {
    @Override
    void read(byte[] bytes) throws UnreadableException {
      VerifyBundle.verify(bytes, Optional.of(FuzzScene.trust()));
      VerifyBundle.verify(bytes, Optional.empty());
    }
  },
  RECEIPT {
    @Override
    void read(byte[] bytes) throws UnreadableException {
      if (VerifyReceipt.looksLikeReceipt(bytes)) {
        VerifyReceipt.verify(bytes, Optional.of(FuzzScene.trust()), Optional.empty());
      }
      if (VerifyBidRead.looksLikeOne(bytes)) {
        VerifyBidRead.verify(bytes, Optional.of(FuzzScene.trust()));
      }
    }
  },
  TEXTS {
    @Override
    void read(byte[] bytes) {
      Sha256.fromHex(new String(bytes, ISO_8859_1));
    }
  };

  private static final List<Function<JsonObject, ?>> MESSAGES =
      List.of(
          Answer::from,
          Award::from,
          BidRead::from,
          BidReadProof::from,
          BundleEntries::from,
          BundleHistory::from,
          BundleLeaves::from,
          BundleManifest::from,
          CancellationGrant::from,
          CancellationReceipt::from,
          CancellationRequest::from,
          CeremonyStatement::from,
          CloseReveal::from,
          CloseStatement::from,
          CommitteeKeyStatement::from,
          ConfidentialPart::from,
          Contract::from,
          ContractStep::from,
          Claim::from,
          ClaimReturn::from,
          PaymentOrder::from,
          PaymentApproval::from,
          Delivery::from,
          Inspection::from,
          Destruction::from,
          DirectAward::from,
          DirectAwardApproval::from,
          GateKeyStatement::from,
          Notice::from,
          OpeningRecord::from,
          Partial::from,
          PublicPart::from,
          Question::from,
          Ranking::from,
          Receipt::from,
          Rehearsal::from,
          Removals::from,
          Round1::from,
          Round2::from,
          Share::from,
          Statement::from,
          Suspension::from,
          SuspensionApproval::from,
          Waiver::from);

  abstract void read(byte[] bytes) throws Exception;

  /** Reads; a refusal that the reader promises is in order. */
  public void feed(byte[] bytes) {
    try {
      read(bytes);
    } catch (IllegalArgumentException
        | CertificateException
        | TimeStampException
        | RevocationFormatException
        | UnreadableException e) {
      // a refusal, as promised
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Folder of its seeds: {@code signed-document}. */
  public String folder() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
