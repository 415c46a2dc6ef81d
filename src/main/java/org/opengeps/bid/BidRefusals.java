package org.opengeps.bid;

import org.opengeps.kernel.Refusal;

/**
 * Every code with which the intake refuses, with a sentence in Korean and in English that says what
 * to do next.
 */
public enum BidRefusals {
  TOO_LARGE(
      "입찰서 또는 봉투가 허용 크기를 넘습니다. 크기 제한을 확인하고 다시 봉인해 주세요.",
      "The statement or the envelope is larger than allowed. See the limits and seal again."),
  MALFORMED(
      "제출한 자료의 형식이 올바르지 않습니다. 공식 화면이나 명령줄 도구로 다시 봉인해 주세요.",
      "What was sent does not have the form of docs/protocol.md section 6. Seal again with the page or the command line."),
  ID_REUSED(
      "같은 제출 번호로 다른 내용이 이미 접수되었습니다. 새로 봉인하여 새 제출 번호로 제출해 주세요.",
      "Other bytes were received under this submission id. Seal again, which makes a new id."),
  LATE(
      "마감 시각이 지나 접수할 수 없습니다. 제출 시각은 마지막 바이트가 서버에 도착한 시각입니다.",
      "The deadline had passed when the last byte arrived. The instant of submission is the server's clock at the last byte."),
  NOT_OPEN_YET(
      "아직 접수 개시 시각이 되지 않았습니다. 개시 시각 이후에 다시 제출해 주세요.",
      "Bids are not taken yet. Submit again after the time at which the notice opens receipt."),
  BASE_AMOUNT_AWAITED(
      "기초금액이 아직 공개되지 않아 입찰서를 받지 않습니다. 공개된 공고를 읽고 봉인하여 제출해 주세요.",
      "Bids are taken once the base amount is published. Read the notice that says it, seal for that one, and submit."),
  NO_SUCH_TENDER(
      "해당 공고, 분할 또는 봉투가 없습니다. 공고번호와 차수를 확인해 주세요.",
      "There is no such notice, lot or envelope. Check the number and order of the notice."),
  TENDER_CANCELLED(
      "취소된 공고입니다. 재공고 여부를 확인해 주세요.", "The notice was cancelled. Look for a new notice."),
  NOT_A_SUPPLIER(
      "서명한 인증서가 등록된 업체의 것이 아닙니다. 업체 등록 또는 인증서 등록을 먼저 해 주세요.",
      "The signing certificate is not bound to a registered supplier. Register the firm or the certificate first."),
  REGISTERED_TOO_LATE(
      "입찰마감일 전일까지 이용자 등록을 마친 업체만 입찰할 수 있습니다. 다음 공고부터 참여할 수 있습니다.",
      "Only firms that were registered by the day before the closing bid. Bid for the next tender."),
  NOT_ELIGIBLE_INDUSTRY(
      "공고가 요구하는 업종 등록이 없습니다. 등록 업종을 확인해 주세요.",
      "The firm is not registered in an industry that the notice requires. Check the registered industries."),
  NOT_ELIGIBLE_REGION(
      "공고가 요구하는 지역의 업체가 아닙니다. 등록 주소지를 확인해 주세요.",
      "The firm does not sit in a region that the notice requires. Check the registered region."),
  NOT_ADMITTED(
      "이 단계에는 앞 단계의 기술평가에서 적격자로 확정된 업체만 투찰할 수 있습니다. 평가 결과는 앞 단계의 개찰 결과에서 확인해 주세요.",
      "Only firms that passed the technical decision of the stage before bid in this one. The result of that stage says who did, and why others did not."),
  WRONG_NOTICE(
      "공고가 변경되었거나 다른 공고를 보고 봉인하였습니다. 현재 공고를 읽고 다시 봉인해 주세요.",
      "The bid was sealed for another version of the notice. Read the notice in force and seal again."),
  ENVELOPE_HASH(
      "봉투가 서명된 입찰서와 일치하지 않습니다. 전송 중 손상되었을 수 있으니 다시 제출해 주세요.",
      "The envelope is not the one that the statement was signed for. It may have been damaged on the way: send it again."),
  FILES_INCOMPLETE(
      "첨부 파일의 전송이 끝나지 않았습니다. 모든 파일을 전송한 뒤 다시 제출해 주세요.",
      "A file named in the statement was not uploaded completely. Finish the uploads, then submit again."),
  FILES_UNPADDED(
      "가격에 딸린 파일의 크기가 드러납니다. 공식 화면이나 명령줄 도구로 다시 봉인해 주세요.",
      "A file that belongs to the price shows its size: it is padded to a power of two (docs/protocol.md section 6). Seal again with the page or the command line."),
  ALREADY_SUBMITTED(
      "이미 제출한 입찰이 있습니다. 이 공고에서는 입찰서의 교체와 철회가 허용되지 않습니다.",
      "Your firm has already submitted a bid. The rules of this notice allow neither replacement nor withdrawal."),
  REPLACES_UNKNOWN(
      "교체하려는 입찰서를 찾을 수 없습니다. 최초 제출이라면 교체 항목을 비워 주세요.",
      "There is no bid of your firm that this one could replace. A first bid replaces nothing."),
  NODE_CLOCK_OFF(
      "이 서버의 시계가 기준 시각과 맞지 않아 지금은 입찰서를 받지 않습니다. 봉인한 파일은 그대로 두고 잠시 후 다시 제출해 주세요.",
      "The clock of this server is off, so it takes no bids now. Keep the sealed bid and submit it again in a moment, to another server if there is one."),
  OUTAGE_UNDECIDED(
      "장애가 있었는지 확인하는 중이라 마감 여부를 아직 정하지 않았습니다. 봉인한 파일은 그대로 두고 잠시 후 다시 제출해 주세요.",
      "The log is silent or has just come back, so it is not decided yet whether the deadline is postponed. Keep the sealed bid and submit it again in a moment."),
  CLOSED_MEANWHILE(
      "마감 전에 도착하였으나 기록하기 전에 접수가 종료되었습니다. 즉시 수요기관에 알려 주세요.",
      "The bid arrived in time, but closing had ended before it could be recorded. Tell the agency at once: this answer is your proof.");

  private final String korean;
  private final String english;

  BidRefusals(String korean, String english) {
    this.korean = korean;
    this.english = english;
  }

  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  public String korean() {
    return korean;
  }

  public String english() {
    return english;
  }

  /** The refusal with both sentences, Korean first. */
  public Refusal refusal() {
    return new Refusal(code(), korean + " / " + english);
  }

  /**
   * The same with a fact that helps: an instant, a size, the member that was wrong. Never anything
   * that names a bidder.
   */
  public Refusal refusal(String fact) {
    return new Refusal(code(), korean + " / " + english + " (" + fact + ")");
  }
}
