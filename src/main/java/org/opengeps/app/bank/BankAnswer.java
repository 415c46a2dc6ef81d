package org.opengeps.app.bank;

import java.nio.charset.StandardCharsets;
import org.opengeps.protocol.json.JsonObject;

/**
 * An HTTP answer.
 *
 * @param status 0: the connection is dropped without one
 */
record BankAnswer(int status, String type, byte[] body) {
  static final BankAnswer NONE = new BankAnswer(0, "", new byte[0]);

  static BankAnswer plain(int status, String sentence) {
    return new BankAnswer(
        status, "text/plain; charset=utf-8", (sentence + "\n").getBytes(StandardCharsets.UTF_8));
  }

  static BankAnswer json(int status, JsonObject json) {
    return new BankAnswer(status, "application/json", json.canonical());
  }

  static BankAnswer signed(int status, byte[] der) {
    return new BankAnswer(status, "application/pkcs7-mime", der);
  }
}
