package org.opengeps.platform.upload;

import java.util.Locale;
import org.opengeps.kernel.Refusal;

/**
 * Every code with which a file on its way in is refused, with a sentence in Korean and in English
 * that says what to do next.
 */
public enum UploadRefusals {
  UPLOAD_UNKNOWN(
      "전송 번호가 없습니다. 전송 목록에 서명하여 다시 시작해 주세요.",
      "There is no such upload. Start it with a signed manifest."),
  UPLOAD_REUSED(
      "같은 전송 번호로 다른 목록이 등록되어 있습니다. 새 전송 번호를 사용해 주세요.",
      "Another manifest has this upload id. Use a new one."),
  UPLOAD_TOO_LARGE(
      "파일의 개수 또는 크기가 허용 범위를 넘습니다. 제한을 확인해 주세요.",
      "The files are more or larger than allowed. See the limits."),
  UPLOAD_OFFSET(
      "전송 위치가 맞지 않습니다. HEAD 요청으로 위치를 확인하고 그 위치부터 보내 주세요.",
      "The part does not begin where the upload stands. Ask with HEAD and go on from there."),
  UPLOAD_SHORT(
      "보낸 바이트가 Content-Range보다 적습니다. 받은 만큼은 보관되어 있으니 Upload-Offset부터 이어서 보내 주세요.",
      "The body ended before its Content-Range did. What came is kept: go on from Upload-Offset."),
  UPLOAD_HASH(
      "파일의 해시가 목록과 다릅니다. 처음부터 다시 전송해 주세요.",
      "The file does not have the hash of the manifest. Send it again from the beginning.");

  private final String korean;
  private final String english;

  UploadRefusals(String korean, String english) {
    this.korean = korean;
    this.english = english;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The refusal with both sentences, Korean first. */
  public Refusal refusal() {
    return new Refusal(code(), korean + " / " + english);
  }

  /** The same with a fact that helps: a size, a position. */
  public Refusal refusal(String fact) {
    return new Refusal(code(), korean + " / " + english + " (" + fact + ")");
  }
}
