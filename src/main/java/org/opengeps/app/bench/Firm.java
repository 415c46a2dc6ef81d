package org.opengeps.app.bench;

import java.security.cert.X509Certificate;
import java.util.Locale;
import org.opengeps.client.seal.Bidder;

/**
 * A registered supplier.
 *
 * @param number its place, from 1
 * @param issuer whose certificate it has
 */
record Firm(int number, String issuer, Bidder bidder) {
  X509Certificate certificate() {
    return bidder.signer().certificate();
  }

  /** Where its requests come from: an address of its own, as the proxy says. */
  String address() {
    return String.format(Locale.ROOT, "10.%d.%d.7", number / 250, number % 250 + 1);
  }
}
