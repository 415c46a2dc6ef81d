package org.opengeps.app.authorities;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The two kinds of keys that docs/protocol.md section 2 admits. */
public enum KeyKind {
  RSA_2048("SHA256withRSA"),
  P_256("SHA256withECDSA");

  private final String signature;

  KeyKind(String signature) {
    this.signature = signature;
  }

  public KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(this == RSA_2048 ? "RSA" : "EC");
      if (this == RSA_2048) {
        generator.initialize(2048);
      } else {
        generator.initialize(new ECGenParameterSpec("secp256r1"));
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has RSA and P-256", e);
    }
  }

  /** A signer with this kind of key. */
  ContentSigner signer(java.security.PrivateKey key) {
    try {
      return new JcaContentSignerBuilder(signature).build(key);
    } catch (OperatorCreationException e) {
      throw new IllegalStateException("the key does not fit its kind " + this, e);
    }
  }

  static KeyKind of(java.security.Key key) {
    return key.getAlgorithm().equals("RSA") ? RSA_2048 : P_256;
  }
}
