package org.opengeps.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opengeps.kernel.Counted;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.ceremony.Transcript;
import org.opengeps.protocol.cms.CertificateForm;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.NoticeOrder;
import org.opengeps.protocol.message.NoticeTerms.Attachment;
import org.opengeps.protocol.message.RoundOrder;
import org.opengeps.protocol.threshold.CommitteeKey;
import org.opengeps.protocol.threshold.Point;

/** The chain of notice orders, their rule sets and documents, and the keys they name. */
final class NoticeCheck {
  private static final String DOCUMENTS = "documents/";

  private final Bundle bundle;
  private final Findings findings;

  NoticeCheck(Bundle bundle, Findings findings) {
    this.bundle = bundle;
    this.findings = findings;
  }

  void check(Optional<Transcript> transcript) {
    if (!findings.require(
        !bundle.notices.isEmpty(), "file", "notices/000.p7s", "a notice", "none")) {
      return;
    }
    Notice previous = null;
    List<Notice> before = new ArrayList<>();
    for (Signed<Notice> signed : bundle.notices) {
      Notice notice = signed.content();
      findings.expect(
          "notice",
          signed.name() + " order",
          signed.name().replaceAll("[^0-9]", "").substring(0, 3),
          notice.ref().order());
      if (previous == null) {
        findings.expect("notice", signed.name() + " order", "000", notice.ref().order());
        findings.accept(
            "notice",
            signed.name() + " lots",
            "0 if there is one lot, else 1, 2 and so on",
            NoticeOrder.misnamed(notice));
      } else {
        findings.expect(
            "notice", signed.name() + " tender", previous.ref().number(), notice.ref().number());
        findings.expect(
            "notice",
            signed.name() + " order",
            Integer.parseInt(previous.ref().order()) + 1,
            Integer.parseInt(notice.ref().order()));
        findings.expect(
            "notice", signed.name() + " previous", previous.hash(), notice.revision().previous());
        findings.accept(
            "notice",
            signed.name() + " kind",
            "an order that may follow the one before",
            NoticeOrder.outOfPlace(previous, notice));
        findings.accept(
            "notice",
            signed.name() + " schedule",
            "nothing earlier than in the order before",
            NoticeOrder.earlier(previous, notice));
        findings.accept(
            "notice",
            signed.name() + " lots",
            "the amounts that were left open, and nothing else",
            NoticeOrder.amounts(previous, notice));
        findings.accept(
            "notice",
            signed.name() + " lots",
            "the lots of the order before, or those of a re-bid as they were, with fresh keys",
            RoundOrder.judge(before, notice));
      }
      findings.require(
          bundle.postponements.containsKey(signed.name())
              || notice.kind() != Notice.Kind.POSTPONEMENT,
          "notice",
          signed.name() + " kind",
          "a kind that officers sign",
          notice.kind());
      rules(signed.name(), previous, notice);
      freshKeys(signed.name(), notice);
      notice.documents().forEach(document -> document(signed.name(), document));
      notice
          .lots()
          .forEach(
              lot ->
                  lot.envelopes()
                      .forEach(terms -> keys(signed, terms, ceremony(notice, transcript))));
      previous = notice;
      before.add(notice);
    }
    bundle.files.names("rules/").forEach(this::usedRules);
    bundle.files.names(DOCUMENTS).forEach(this::usedDocument);
    findings.confirm(
        Counted.of(
            bundle.notices.size(),
            "notice order with its rule set, documents and keys holds.",
            "notice orders with their rule sets, documents and keys hold."));
  }

  /** Each envelope has keys of its own: whoever opens one must learn nothing of another. */
  private void freshKeys(String where, Notice notice) {
    List<EnvelopeTerms> all =
        notice.lots().stream().flatMap(lot -> lot.envelopes().stream()).toList();
    long keys =
        all.stream()
            .flatMap(terms -> Stream.of(terms.committeeKey().y(), terms.gateKey()))
            .distinct()
            .count();
    findings.expect("key", where + " envelopes (number of keys)", 2L * all.size(), keys);
  }

  private void rules(String where, Notice previous, Notice notice) {
    String name = PinnedRules.file(notice);
    bundle
        .files
        .find(name)
        .ifPresentOrElse(
            content -> {
              findings.expect("rules", name, notice.ruleSet().hash(), Sha256.of(content));
              findings.guarded(
                  name,
                  () -> {
                    PinnedRules rules = PinnedRules.read(content, bundle.files, notice);
                    rules.compare(where, notice, bundle.methods, findings);
                    rules.keeps(where, previous, notice, findings);
                  });
            },
            () -> findings.refute("rules", where + " ruleSet.hash", name, "no such file"));
  }

  private void usedRules(String name) {
    boolean used =
        bundle.notices.stream().anyMatch(notice -> name.equals(PinnedRules.file(notice.content())));
    findings.require(used, "rules", name, "a rule set that a notice names", "another one");
  }

  private void document(String where, Attachment document) {
    String name = DOCUMENTS + document.sha256();
    Optional<byte[]> content = bundle.files.find(name);
    if (content.isEmpty()) {
      findings.refute("document", where + " " + document.name(), name, "no such file");
      return;
    }
    findings.expect("document", name, document.sha256(), Sha256.of(content.get()));
    findings.expect("document", name + " size", document.size(), (long) content.get().length);
  }

  private void usedDocument(String name) {
    boolean used =
        bundle.notices.stream()
            .flatMap(notice -> notice.content().documents().stream())
            .anyMatch(document -> name.equals(DOCUMENTS + document.sha256()));
    findings.require(used, "document", name, "a document that a notice names", "another one");
  }

  /** The ceremony of the lot's keys lies here; that of other rounds may be another one. */
  private Optional<Transcript> ceremony(Notice notice, Optional<Transcript> transcript) {
    return transcript.filter(made -> notice.lists(bundle.lot()));
  }

  private void keys(Signed<Notice> signed, EnvelopeTerms terms, Optional<Transcript> transcript) {
    CommitteeKey key = terms.committeeKey();
    transcript.ifPresent(
        made -> {
          boolean exists = key.number() >= 1 && key.number() <= made.keys().size();
          if (findings.require(
              exists,
              "key",
              signed.name() + " committeeKey.number",
              "a key of the ceremony",
              key.number())) {
            findings.expectSameMembers(
                "key",
                signed.name() + " committeeKey",
                made.key(key.number()).toJson(),
                key.toJson());
          }
        });
    certificate(signed, "committee", terms.committeeCertificate(), key.y());
    certificate(signed, "gate", terms.gateCertificate(), terms.gateKey());
  }

  /**
   * The officer signed for the keys; the certificates only carry them to CMS tools and must carry
   * these.
   */
  private void certificate(Signed<Notice> signed, String whose, byte[] der, Point expected) {
    String where = signed.name() + " sealingCertificates." + whose;
    findings
        .read(where, der, CertificateForm::read)
        .ifPresent(
            certificate -> {
              findings
                  .read(where, certificate, one -> Point.of(one.getPublicKey()))
                  .ifPresent(found -> findings.expect("key", where, expected, found));
            });
  }
}
