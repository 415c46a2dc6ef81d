package org.opengeps.opening.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.opengeps.custody.CeremonyId;
import org.opengeps.custody.CeremonyView;
import org.opengeps.custody.usecase.FindCeremony;
import org.opengeps.kernel.Sha256;
import org.opengeps.notice.NoticeView;
import org.opengeps.opening.model.Opening;
import org.opengeps.platform.Documents;
import org.opengeps.platform.EvidenceChangedException;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.ceremony.Transcript;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.message.NoticeTerms.Attachment;
import org.opengeps.protocol.threshold.CommitteeKey;

/**
 * Whether all that the members will need is still stored as the notice names it: the ceremony, the
 * dealers' messages with everybody's encrypted shares, the rule set, the documents. Asked while the
 * bids are still sealed: a gate key that nobody can follow is published for nothing.
 */
@Dependent
class CheckStoredCeremony {
  @Inject private OpeningCases cases;
  @Inject private FindCeremony ceremonies;
  @Inject private Documents documents;
  @Inject private RuleSets rules;

  /**
   * @throws EvidenceChangedException naming what was changed or lost
   */
  void check(Opening opening) {
    for (NoticeView order : cases.notices(opening)) {
      order.notice().documents().stream().map(Attachment::sha256).forEach(documents::get);
    }
    NoticeView notice = cases.notice(opening);
    rules.of(notice.notice());
    CommitteeKey key = notice.notice().envelope(opening.key().slot()).orElseThrow().committeeKey();
    CeremonyView ceremony =
        ceremonies.find(new CeremonyId(key.ceremony())).orElseThrow(() -> changed("is lost", key));
    Sha256 statement = SignedDocument.read(documents.get(ceremony.document())).json().hash();
    List<Sha256> dealt =
        ceremony.round1().entrySet().stream()
            .sorted(java.util.Map.Entry.comparingByKey())
            .map(java.util.Map.Entry::getValue)
            .toList();
    dealt.forEach(documents::get);
    if (!statement.equals(key.ceremonyHash())
        || !Transcript.hash(statement, dealt).equals(key.transcriptHash())) {
      throw changed("is not the one that the notice names", key);
    }
  }

  private static EvidenceChangedException changed(String how, CommitteeKey key) {
    return new EvidenceChangedException("the stored key ceremony " + key.ceremony() + " " + how);
  }
}
