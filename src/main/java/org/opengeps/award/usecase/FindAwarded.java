package org.opengeps.award.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.opengeps.award.AwardedContract;
import org.opengeps.award.model.Awards;
import org.opengeps.award.model.Decided;
import org.opengeps.award.model.LotKey;
import org.opengeps.identity.Signed;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.opening.usecase.FindStatement;
import org.opengeps.platform.Documents;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.pki.CertifiedSigner;

/** What was awarded, for those who contract about it. */
@ApplicationScoped
public class FindAwarded {
  @Inject private Awards awards;
  @Inject private FindNotice notices;
  @Inject private FindStatement statements;
  @Inject private RuleSets ruleSets;
  @Inject private Documents documents;

  /**
   * @param tender any order of its notice
   * @return refused with {@code contract-unknown}
   */
  @Transactional
  public Verdict<AwardedContract> find(TenderRef tender, String lot) {
    return Verdict.found(
        awards.listDecisions(LotKey.of(tender, lot)).stream()
            .filter(decided -> decided.result() == Award.Result.AWARDED)
            .findFirst()
            .map(this::read),
        () -> Refusal.of("contract-unknown").with("tender", tender.number()).with("lot", lot));
  }

  private AwardedContract read(Decided decided) {
    Award award = award(decided.signedHash());
    return new AwardedContract(
        notices.agencyOf(TenderNumber.of(award.tender())).orElseThrow(),
        award,
        decided.awardHash(),
        notices.find(award.tender()).orElseThrow().notice(),
        ruleSets.of(notices.find(award.tender()).orElseThrow().notice()));
  }

  private Award award(Sha256 signed) {
    return Award.from(SignedDocument.read(documents.get(signed)).json());
  }

  /**
   * As the verifier sees it: the certificates of bid and message speak for the same firm.
   *
   * @return empty if the message is of the firm that got the award, else {@code foreign-bid}
   */
  @Transactional
  public Optional<Refusal> foreign(Award award, Signed<?> signed) {
    Optional<X509Certificate> bidder =
        statements.signer(award.tender().number(), award.lot(), award.submission());
    return bidder
            .filter(
                one ->
                    CertifiedSigner.isSameOrganisation(one, signed.message().document().signer()))
            .isPresent()
        ? Optional.empty()
        : Optional.of(Refusal.of("foreign-bid").with("submission", award.submission()));
  }
}
