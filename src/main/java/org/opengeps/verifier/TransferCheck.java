package org.opengeps.verifier;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Sha256;
import org.opengeps.payment.TransferOutcome;
import org.opengeps.protocol.bank.AccountNotice;
import org.opengeps.protocol.bank.BankFormatException;
import org.opengeps.protocol.bank.CreditTransfer;
import org.opengeps.protocol.bank.SignedBankMessage;
import org.opengeps.protocol.bank.TransferStatus;
import org.opengeps.protocol.cms.CertificateForm;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.log.LedgerEntry;

/**
 * What a bank signed of a transfer: under the certificate that the log names, about exactly the
 * transfer that was approved, with its ids, amount and account.
 */
final class TransferCheck {
  private static final String CHECK = PaymentCheck.CHECK;

  private final LoggedFiles log;
  private final Findings findings;

  TransferCheck(LoggedFiles log, Findings findings) {
    this.log = log;
    this.findings = findings;
  }

  void check(List<PaidClaim> claims, BankFile file) {
    Optional<PaidClaim> claim =
        claims.stream().filter(one -> one.claim().number() == file.claim()).findFirst();
    Optional<CreditTransfer> told = claim.flatMap(PaidClaim::transfer);
    if (!findings.require(
        told.isPresent(), CHECK, file.name(), "a payment that was approved before", "none")) {
      return;
    }
    findings.expect(CHECK, file.name() + " place of the order", claim.get().orders(), file.place());
    entry(claim.get(), file);
    signature(file).ifPresent(message -> content(message, told.get(), file));
    turn(claim.get(), file);
    claim.get().report(file.outcome());
  }

  private void entry(PaidClaim claim, BankFile file) {
    log.entryOf(file.name())
        .ifPresent(
            entry -> {
              expect(entry, file, "claim", claim.hash().hex());
              expect(entry, file, "order", claim.lastOrder().hash().hex());
              expect(entry, file, "outcome", JsonValues.word(file.outcome()));
              expect(
                  entry,
                  file,
                  "bank",
                  Sha256.of(CertificateForm.der(file.document().signer())).hex());
            });
  }

  private void expect(LedgerEntry entry, BankFile file, String member, String value) {
    findings.expect(
        CHECK, file.name() + " entry " + member, value, PaymentCheck.data(entry, member));
  }

  private Optional<SignedBankMessage> signature(BankFile file) {
    try {
      return Optional.of(SignedBankMessage.open(file.document().der(), file.document().signer()));
    } catch (SignedBankMessage.ForgedException e) {
      findings.refute("signature", file.name(), "a valid signature by a bank", e.getMessage());
      return Optional.empty();
    }
  }

  private void content(SignedBankMessage message, CreditTransfer told, BankFile file) {
    try {
      findings.require(
          speaksOf(message, told, file.outcome()),
          CHECK,
          file.name(),
          JsonValues.word(file.outcome()) + " of transfer " + told.messageId(),
          "another message");
    } catch (BankFormatException e) {
      findings.refute(CHECK, file.name(), "a message of docs/protocol.md", e.getMessage());
    }
  }

  private static boolean speaksOf(
      SignedBankMessage message, CreditTransfer told, TransferOutcome outcome) {
    if (outcome == TransferOutcome.REJECTED) {
      TransferStatus status = message.status();
      return status.state() == TransferStatus.State.REJECTED && status.answers(told);
    }
    AccountNotice.Kind kind =
        outcome == TransferOutcome.BOOKED ? AccountNotice.Kind.DEBIT : AccountNotice.Kind.RETURN;
    AccountNotice notice = message.notice();
    return notice.kind() == kind && notice.answers(told);
  }

  /** A transfer is refused or booked, and comes back only after it was booked. */
  private void turn(PaidClaim claim, BankFile file) {
    boolean fits =
        switch (file.outcome()) {
          case REJECTED -> !claim.has(TransferOutcome.BOOKED);
          case BOOKED -> !claim.has(TransferOutcome.REJECTED);
          case RETURNED -> claim.has(TransferOutcome.BOOKED);
        };
    findings.require(
        fits, CHECK, file.name(), "what can follow from the bank's word before", "a contradiction");
    if (file.outcome() == TransferOutcome.BOOKED) {
      late(claim, log.at(file.name(), file.document().signingTime()));
    }
  }

  /** The agency's delay makes nothing void: it is said. */
  private void late(PaidClaim claim, Instant at) {
    if (!at.isBefore(claim.payBy())) {
      findings.note(
          "Claim "
              + claim.claim().number()
              + " was to be paid before "
              + claim.payBy()
              + "; it was at "
              + at
              + ".");
    }
  }
}
