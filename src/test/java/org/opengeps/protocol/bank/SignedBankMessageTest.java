package org.opengeps.protocol.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opengeps.protocol.cms.DocumentSigner;
import org.opengeps.protocol.fixture.TestAuthority;
import org.opengeps.protocol.fixture.Transfers;

class SignedBankMessageTest {
  private static final TestAuthority.Identity BANK =
      new TestAuthority("은행", "bank").person("은행 서명");
  private static final X509Certificate CERTIFICATE = BANK.certificate();
  private static final TransferStatus STATUS =
      Transfers.status(Transfers.transfer("ab", 5000), TransferStatus.State.BOOKED);
  private static final byte[] DER = BANK.signer().sign(STATUS.toXml(), Transfers.NOW);

  @Test
  void whatTheBankSignedIsOpened() throws Exception {
    SignedBankMessage opened = SignedBankMessage.open(DER, CERTIFICATE);
    assertThat(opened.status()).isEqualTo(STATUS);
    assertThat(opened.signedAt()).isEqualTo(Transfers.NOW);
    assertThatThrownBy(opened::notice).isInstanceOf(BankFormatException.class);
  }

  @Test
  void noOtherCertificateWillDo() {
    // the same name from the same authority, and the same key under another certificate
    var other = new TestAuthority("은행", "other").person("은행 서명");
    byte[] foreign = other.signer().sign(STATUS.toXml(), Transfers.NOW);
    assertForged(foreign, "not by the bank's certificate");
    var renewed =
        new DocumentSigner(
            BANK.key(), List.of(new TestAuthority("은행", "bank").person("또 하나").certificate()));
    assertForged(renewed.sign(STATUS.toXml(), Transfers.NOW), "");
  }

  @Test
  void noByteCanBeChanged() {
    for (int i = 0; i < DER.length; i++) {
      byte[] changed = DER.clone();
      changed[i] ^= 1;
      assertForged(changed, "");
    }
    assertForged(new byte[0], "not a signed message");
    assertForged("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8), "not a signed message");
  }

  private static void assertForged(byte[] der, String why) {
    assertThatThrownBy(() -> SignedBankMessage.open(der, CERTIFICATE))
        .isInstanceOf(SignedBankMessage.ForgedException.class)
        .hasMessageContaining(why);
  }
}
