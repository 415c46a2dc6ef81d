package org.opengeps.client.keyfile;

import java.time.Instant;
import java.util.Locale;
import org.opengeps.kernel.Refusal;

/**
 * Why a key file cannot be used, with what to do next (docs/key-files.md). The page says the same
 * words of the same file.
 */
public enum KeyFault {
  PASSWORD_WRONG(
      "비밀번호가 인증서 파일과 맞지 않습니다. 한/영 전환과 대소문자를 확인하고 다시 입력하세요.",
      "The password does not open this key file. Check the keyboard "
          + "language and capital letters, then type it again."),
  PROTECTION_UNKNOWN(
      "이 파일은 여기서 열 수 없는 방식으로 암호화되어 있습니다. 인증기관 프로그램이나 브라우저에서 .p12 " + "파일로 다시 내보내세요.",
      "This file is encrypted in a way that cannot be opened here. "
          + "Export it again as a .p12 file from the program of your "
          + "authority or your browser."),
  NONE(
      "이 파일에는 인증서만 있고 개인키가 없습니다. 개인키를 포함하여 다시 내보낸 파일을 고르세요.",
      "This file holds certificates but no private key. Choose a "
          + "file that was exported with the private key."),
  CERTIFICATE_MISSING(
      "개인키에 맞는 인증서가 없습니다. 같은 인증서의 signCert.der와 signPri.key, 또는 " + "인증서까지 들어 있는 .p12 파일을 고르세요.",
      "No certificate here belongs to the private key. Choose "
          + "signCert.der and signPri.key of the same certificate, or a "
          + ".p12 file that holds the certificate too."),
  NOT_FOR_SIGNING(
      "이 파일의 인증서는 서명용이 아닙니다. 전자서명용 인증서가 든 파일을 고르세요. 다른 키로는 서명하지 " + "않습니다.",
      "The certificate in this file is not one for signing. Choose "
          + "the file with your signing certificate; nothing is signed "
          + "with another key."),
  KIND_UNSUPPORTED(
      "이 키의 종류나 길이로는 서명할 수 없습니다. RSA 2048비트 이상 또는 P-256 인증서를 발급받아 " + "쓰세요.",
      "A key of this kind or length cannot sign here. Get a "
          + "certificate for an RSA key of 2048 bits or more, or for a "
          + "P-256 key."),
  EXPIRED(
      "이 인증서는 {0}에 만료되었습니다. 갱신하거나 새로 발급받은 인증서를 쓰세요.",
      "This certificate expired on {0}. Use a renewed or a new one."),
  NOT_YET_VALID(
      "이 인증서는 {0}부터 쓸 수 있습니다. 지금 유효한 인증서를 고르세요.",
      "This certificate is valid from {0} only. Choose one that is " + "valid now."),
  FILE_UNKNOWN(
      "인증서 파일이 아니거나 손상된 파일입니다. .p12나 .pfx 파일, 또는 signCert.der와 " + "signPri.key를 다시 복사하여 고르세요.",
      "This is no key file, or it is damaged. Choose a .p12 or .pfx "
          + "file, or copy signCert.der and signPri.key again and choose "
          + "both."),
  HALF(
      "signCert.der와 signPri.key를 함께 고르세요. 하나만으로는 서명할 수 없습니다.",
      "Choose signCert.der and signPri.key together: one alone " + "cannot sign."),
  FILE_EXCESSIVE(
      "이 파일은 열기에 너무 크거나 지나치게 많은 계산을 요구합니다. 인증서를 .p12 파일로 다시 내보내어 " + "쓰세요.",
      "This file is too large, or asks for too much work to open. "
          + "Export the certificate again as a .p12 file."),
  NOT_OF_COMMITTEE(
      "이 파일에는 개찰위원 키가 없습니다. 'committee key'로 만든 파일을 지정하세요.",
      "This is no committee key file; name the one that 'committee key' made."),
  FILE_MISSING(
      "그런 파일이 없습니다. 파일의 위치와 이름을 확인하세요.",
      "There is no such file. Check where it lies and what it is called.");

  private final String korean;
  private final String english;

  KeyFault(String korean, String english) {
    this.korean = korean;
    this.english = english;
  }

  /** {@code key-...} as the page and the common cases name it. */
  public String code() {
    return "key-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The sentence of a language; where it names an instant, {@code {0}} stands for it. */
  public String sentence(boolean inKorean) {
    return inKorean ? korean : english;
  }

  Refusal refusal() {
    return new Refusal(code(), korean, english);
  }

  Refusal refusal(Instant at) {
    return new Refusal(
        code(), korean.replace("{0}", at.toString()), english.replace("{0}", at.toString()));
  }
}
