package org.opengeps.protocol.pki;

import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.opengeps.protocol.json.JsonObject;

/**
 * The random number R that a Korean accredited authority has its subscriber keep beside the private
 * key (KCAC.TS.SIVID v1.21 section 6): with it a certificate shows whom it names, see {@link
 * VirtualId}. It signs nothing.
 *
 * @param hex lower-case digits of its 20 to 64 bytes
 */
public record IdentifierRandom(String hex) {
  /** Attribute of the private key, a BIT STRING. */
  public static final ASN1ObjectIdentifier ATTRIBUTE =
      new ASN1ObjectIdentifier("1.2.410.200004.10.1.1.3");

  /** Its name in messages, where it stands only if the signer's certificate needs it. */
  public static final String MEMBER = "identifierRandom";

  /** At least 160 bits says the specification; nobody writes more than the length of a hash. */
  private static final String FORM = "([0-9a-f]{2}){20,64}";

  public IdentifierRandom {
    if (!hex.matches(FORM)) {
      throw new IllegalArgumentException("a random number R has 20 to 64 bytes in lower-case hex");
    }
  }

  /** Empty if it is not whole bytes, or not of a length that occurs. */
  public static Optional<IdentifierRandom> of(ASN1BitString bits) {
    String hex = HexFormat.of().formatHex(bits.getBytes());
    return bits.getPadBits() == 0 && hex.matches(FORM)
        ? Optional.of(new IdentifierRandom(hex))
        : Optional.empty();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException if the member is there in another form
   */
  public static Optional<IdentifierRandom> in(JsonObject message) {
    return message.has(MEMBER)
        ? Optional.of(message.value(MEMBER, IdentifierRandom::new))
        : Optional.empty();
  }

  byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }
}
