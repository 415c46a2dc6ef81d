package org.opengeps.protocol.opening;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.message.CancellationGrant;
import org.opengeps.protocol.message.CancellationRequest;
import org.opengeps.protocol.message.ReceiptCore;
import org.opengeps.protocol.message.Removals;
import org.opengeps.protocol.pki.CertifiedSigner;

/**
 * The bids of a closing that are not opened, with what that rests on. Engine, members' programs and
 * verifier ask the same questions; who may sign, each asks with the trust that it has.
 *
 * @param granted in the order of the removals
 */
public record RemovedBids(Removals removals, List<Granted> granted) {
  /** Code of a bid that is to be removed though its own bidder did not ask for it. */
  public static final String FOREIGN = "removal-foreign";

  public RemovedBids {
    granted = List.copyOf(granted);
  }

  /** A request and the officer's consent to it, both signed. */
  public record Granted(SignedDocument request, SignedDocument grant) {
    public CancellationRequest asked() {
      return CancellationRequest.from(request.json());
    }

    public CancellationGrant consent() {
      return CancellationGrant.from(grant.json());
    }

    public Removals.Removed removed() {
      return new Removals.Removed(asked().submission(), request.hash(), grant.hash());
    }
  }

  public Set<UUID> submissions() {
    return removals.submissions();
  }

  /**
   * Whether it is about this closing, each removal names a bid of it, and rests on a request and a
   * consent that are about that bid.
   *
   * @param tender as the closing names it
   * @param receptions of the close set
   * @return {@code evidence-broken} with what is wrong
   */
  public Optional<Refusal> refusal(
      TenderRef tender, String lot, Sha256 closeHash, List<ReceiptCore> receptions) {
    if (!removals.tender().equals(tender)
        || !removals.lot().equals(lot)
        || !removals.closeHash().equals(closeHash)) {
      return Optional.of(Refusal.of("evidence-broken.closing"));
    }
    if (!granted.stream().map(Granted::removed).toList().equals(removals.removed())) {
      return Optional.of(Refusal.of("evidence-broken.removals"));
    }
    Map<UUID, ReceiptCore> closed =
        receptions.stream().collect(Collectors.toMap(ReceiptCore::submission, Function.identity()));
    return granted.stream()
        .filter(
            one -> !isAbout(one, lot, Optional.ofNullable(closed.get(one.asked().submission()))))
        .findFirst()
        .flatMap(
            one ->
                Optional.of(
                    Refusal.of("evidence-broken.removal")
                        .with("submission", one.asked().submission())));
  }

  private static boolean isAbout(Granted one, String lot, Optional<ReceiptCore> reception) {
    CancellationRequest asked = one.asked();
    CancellationGrant consent = one.consent();
    return reception
        .filter(core -> core.statementHash().equals(asked.statementHash()))
        .filter(core -> core.tender().number().equals(asked.tender().number()))
        .filter(core -> consent.tender().number().equals(core.tender().number()))
        .filter(core -> consent.request().equals(one.request().hash()))
        .filter(core -> consent.submission().equals(asked.submission()))
        .filter(core -> asked.lot().equals(lot) && consent.lot().equals(lot))
        .isPresent();
  }

  /**
   * Whether a bid is removed that its own bidder did not ask to remove.
   *
   * @param statement SignedData of the bid's statement
   * @return {@value #FOREIGN}; empty also if the bid is not removed
   */
  public Optional<Refusal> foreign(UUID submission, byte[] statement) {
    // asked of every bid of a tender: nothing is read again for those that stay
    return IntStream.range(0, granted.size())
        .filter(i -> removals.removed().get(i).submission().equals(submission))
        .mapToObj(granted::get)
        .filter(one -> !isOwn(one.request(), statement))
        .findFirst()
        .map(
            one ->
                Refusal.of(FOREIGN)
                    .with("submission", submission)
                    .with("signer", one.request().signer().getSubjectX500Principal().getName()));
  }

  /** Whether whoever signed the request is certified as the one who signed the statement. */
  public static boolean isOwn(SignedDocument request, byte[] statement) {
    return CertifiedSigner.isSameOrganisation(
        SignedDocument.read(statement).signer(), request.signer());
  }
}
