package org.opengeps.rest.receipts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.opengeps.identity.TrustFile;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.platform.paper.Paper;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.SignedNote;
import org.opengeps.protocol.message.EnvelopeHash;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.LotName;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.Receipt;
import org.opengeps.protocol.message.ReceiptCore;
import org.opengeps.protocol.pki.Certificates;
import org.opengeps.protocol.time.TimeStamp;
import org.opengeps.protocol.time.TimeStampException;

/**
 * A receipt for people, in Korean and English on one or two pages. The receipt itself is attached
 * inside, so that the one file holds all that proves the reception: the page only repeats it.
 */
@ApplicationScoped
public class ReceiptPaper {
  private static final DateTimeFormatter EXACT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS (zzz)", Locale.ENGLISH);
  private static final ZoneId UNKNOWN_ZONE = ZoneId.of("UTC");

  @Inject private FindNotice notices;
  @Inject private TrustFile trust;

  /** Name under which the document is saved and the receipt attached, without ending. */
  static String name(ReceiptCore core) {
    return "receipt-" + core.submission();
  }

  /**
   * The document as PDF.
   *
   * @param receipt complete, also of a refusal
   * @param destroyed since when sealed bytes are gone that nobody had opened
   */
  public byte[] write(Receipt receipt, Optional<Instant> destroyed) {
    SignedDocument signed = SignedDocument.read(receipt.core());
    ReceiptCore core = ReceiptCore.from(signed.json());
    Optional<Notice> notice = notices.find(core.tender()).map(view -> view.notice());
    try (Paper paper = new Paper("투찰 접수증 / Receipt " + core.submission(), "ko")) {
      paper.title("투찰 접수증 / Receipt of a bid");
      if (notice.map(Notice::practice).orElse(false)) {
        paper.paragraph("연습용이며 법적 효력이 없습니다. / Practice: without any legal effect.");
      }
      paper.strong(outcome(core));
      paper.paragraph(
          "이 문서는 접수한 때의 사실입니다. 그 뒤의 정정, 취소, 연기는 공고와 ‘내 투찰’에서 확인하세요. / This paper shows the"
              + " reception. For corrections, cancellation or postponement since then see the"
              + " notice and \"My bids\".");
      tender(paper, core, notice);
      ZoneId zone = notice.map(Notice::zone).orElse(UNKNOWN_ZONE);
      reception(paper, core, zone);
      destroyed(paper, destroyed, zone);
      proof(paper, receipt, signed, zone);
      howToVerify(paper, core);
      paper.attach(
          name(core) + ".json",
          "application/json",
          receipt.toJson().canonical(),
          core.receivedAt());
      return paper.finish("OpenGePS · " + core.tender() + " · " + core.submission());
    } catch (IOException e) {
      throw new UncheckedIOException("a document written in memory", e);
    }
  }

  private static String outcome(ReceiptCore core) {
    return switch (core.outcome()) {
      case ACCEPTED -> "접수되었습니다 / Received";
      case PROVISIONAL ->
          "조건부로 접수되었습니다(인증서 상태 확인 중) / Received provisionally (certificate status being checked)";
      case REFUSED -> "접수가 거부되었습니다 / Refused";
    };
  }

  private static void tender(Paper paper, ReceiptCore core, Optional<Notice> notice)
      throws IOException {
    paper.heading("공고 / Tender");
    paper.row("공고번호 / Number", core.tender().toString());
    lot(paper, LotName.parse(core.lot()), notice);
    if (notice.isPresent()) {
      paper.row("공고명 / Title", notice.get().title().ko(), notice.get().title().en());
      paper.row(
          "공고기관 / Agency", notice.get().agency().name().ko(), notice.get().agency().name().en());
      paper.row(
          "입찰마감 일시 / Closing", exact(notice.get().schedule().closesAt(), notice.get().zone()));
    }
    paper.row("공고 해시 / Notice", core.noticeHash().hex());
  }

  /**
   * Which of several lots, and in which of its rounds; one lot that is bid for first has no name.
   */
  private static void lot(Paper paper, LotName name, Optional<Notice> notice) throws IOException {
    if (!name.lot().equals("0")) {
      Optional<LocalText> title =
          notice.flatMap(one -> one.findLot(name.toString())).map(Lot::title);
      paper.row(
          "로트 / Lot",
          name.lot(),
          title.map(LocalText::ko).orElse(""),
          title.map(LocalText::en).orElse(""));
    }
    Optional<Lot> lot = notice.flatMap(one -> one.findLot(name.toString()));
    if (lot.isPresent() && lot.get().stages().size() > 1) {
      paper.row("단계 / Stage", lot.get().stage() + " / " + lot.get().stages().size());
    }
    if (name.isLater()) {
      round(paper, name, lot);
    }
  }

  /**
   * In the first stage each later round is a re-bid; else, or if nothing is known, it is counted.
   */
  private static void round(Paper paper, LotName name, Optional<Lot> lot) throws IOException {
    if (lot.isPresent() && lot.get().admitted() == null) {
      paper.row("재입찰 / Re-bid", String.valueOf(name.round()));
    } else {
      paper.row("입찰 회차 / Bidding", String.valueOf(name.round() + 1));
    }
  }

  private static void reception(Paper paper, ReceiptCore core, ZoneId zone) throws IOException {
    paper.heading("접수 / Reception");
    paper.row(
        "접수 시각 / Received at",
        exact(core.receivedAt(), zone),
        core.receivedAt() + " (UTC)",
        "서버 시계, 마지막 바이트를 받은 때 / server's clock, last byte");
    paper.row("제출 번호 / Submission", core.submission().toString());
    if (core.refusal() != null) {
      paper.row(
          "사유 / Reason", core.refusal().key(), core.refusal().korean(), core.refusal().english());
    }
    paper.row("제출서 해시 / Statement", core.statementHash().hex());
    for (EnvelopeHash envelope : core.envelopes()) {
      paper.row("봉투 해시 / Envelope " + envelope.envelope(), envelope.sha256().hex());
    }
  }

  private static void destroyed(Paper paper, Optional<Instant> at, ZoneId zone) throws IOException {
    if (at.isPresent()) {
      paper.row(
          "파기 / Destroyed",
          exact(at.get(), zone),
          "열지 않은 봉인 파일만 / sealed bytes that nobody opened, no hash");
    }
  }

  private void proof(Paper paper, Receipt receipt, SignedDocument signed, ZoneId zone)
      throws IOException {
    SignedNote note = SignedNote.parse(receipt.checkpoint());
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    X509Certificate signer = signed.signer();
    paper.heading("증명 / Proof");
    paper.row(
        "서명 / Signed by",
        signer.getSubjectX500Principal().getName(),
        exact(signed.signingTime(), zone),
        "인증서 / certificate " + Certificates.fingerprint(signer).hex());
    paper.row(
        "공개 원장의 자리 / Log",
        String.format(
            Locale.ROOT,
            "원장 %d번의 묶음 %d개 중 %d번째 (0부터) / entry %d, leaf %d of %d (from 0)",
            receipt.batch().index(),
            receipt.batch().size(),
            receipt.leaf().index(),
            receipt.batch().index(),
            receipt.leaf().index(),
            receipt.batch().size()),
        "묶음의 뿌리 / batch root " + receipt.batch().root().hex());
    paper.row(
        "체크포인트 / Checkpoint",
        checkpoint.origin() + " · " + checkpoint.size(),
        checkpoint.root().hex(),
        note.signatures().stream()
            .map(signature -> signature.name())
            .collect(Collectors.joining(", ", "서명 / signed by ", "")));
    paper.row("시점확인 / Time stamp", timestamp(receipt, zone));
    paper.row("신뢰 파일 해시 / Trust file", trust.hash().hex());
  }

  private static String timestamp(Receipt receipt, ZoneId zone) {
    if (receipt.timestamp() == null) {
      return "없음(시점확인 기관에 연결되지 않음) / none: the authority could not be reached";
    }
    try {
      TimeStamp stamp = TimeStamp.read(receipt.timestamp());
      return exact(stamp.at(), zone) + " · RFC 3161";
    } catch (TimeStampException e) {
      throw new IllegalStateException("the engine stored a time stamp that it cannot read", e);
    }
  }

  private static void howToVerify(Paper paper, ReceiptCore core) throws IOException {
    String file = name(core) + ".json";
    paper.heading("확인하는 방법 / How to verify");
    paper.paragraph("모든 해시는 SHA-256입니다. / All hashes are SHA-256.");
    paper.paragraph(
        "증명은 이 문서에 첨부된 파일 " + file + "입니다. 인쇄한 종이는 사람이 읽기 위한 것입니다. 이 PDF와 봉인 파일을 함께 보관하세요.");
    paper.paragraph(
        "The proof is the file "
            + file
            + " attached inside this document; the page repeats it for people. Keep this PDF and"
            + " the sealed file.");
    paper.paragraph(
        "1. PDF 보기 프로그램의 첨부 목록에서 파일을 저장합니다. / Save the file from the attachments of your PDF"
            + " reader.");
    paper.paragraph(
        "2. 기관이 따로 공표한 해시와 신뢰 파일의 해시를 비교합니다. / Compare the trust file's hash with the one that the"
            + " agency published elsewhere.");
    paper.paragraph("3. java -jar opengeps-verifier.jar --trust trust.json " + file);
  }

  private static String exact(Instant at, ZoneId zone) {
    return EXACT.format(at.atZone(zone));
  }
}
