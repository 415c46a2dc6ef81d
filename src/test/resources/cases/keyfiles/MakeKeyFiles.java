import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import org.bouncycastle.asn1.*;
import org.bouncycastle.asn1.pkcs.*;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.engines.SEEDEngine;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.*;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** The key files that need Bouncy Castle: {@code WORK OUT}. Part of make-keyfiles.sh. */
class MakeKeyFiles {
  static final byte[] SALT = {1, 2, 3, 4, 5, 6, 7, 8};
  static final byte[] PASSWORD = "practice".getBytes();

  public static void main(String[] args) throws Exception {
    Path work = Path.of(args[0]);
    Path out = Path.of(args[1]);
    byte[] plain = Files.readAllBytes(work.resolve("rsa.pkcs8"));
    byte[] withRandom = withRandom(plain);
    pair(out, work, "npki-kisa", kisa("1.2.410.200004.1.15", plain, 2048));
    pair(out, work, "npki-random", kisa("1.2.410.200004.1.15", withRandom, 2048));
    pair(out, work, "npki-old-random", kisa("1.2.410.200004.1.4", withRandom, 2048));
    pair(out, work, "hostile-npki-rounds", kisaOf("1.2.410.200004.1.15", new byte[32], 2147483647));
    store(out.resolve("bc-ber.p12"), work, "PKCS12");
    store(out.resolve("bc-3des.p12"), work, "PKCS12-3DES-40RC2");
    hostileMac(out, out.resolve("aes-128.p12"), "hostile-mac-rounds.p12", 2147483647L);
    hostileMac(out, out.resolve("aes-128.p12"), "hostile-mac-zero.p12", 0);
    hostileMac(out, out.resolve("aes-128.p12"), "hostile-mac-huge.p12", 1L << 62);
    byte[] deep = new byte[200_000];
    for (int i = 0; i < deep.length; i += 2) {
      deep[i] = 0x30;
      deep[i + 1] = (byte) 0x80;
    }
    Files.write(out.resolve("hostile-deep.p12"), deep);
  }

  static void pair(Path out, Path work, String name, byte[] key) throws Exception {
    Path folder = Files.createDirectories(out.resolve(name));
    Files.write(folder.resolve("signCert.der"), Files.readAllBytes(work.resolve("rsa.der")));
    Files.write(folder.resolve("signPri.key"), key);
  }

  /** As Korean authorities keep it: R, 160 bits, as an attribute of the key. */
  static byte[] withRandom(byte[] plain) throws Exception {
    byte[] random = MessageDigest.getInstance("SHA-1").digest("R".getBytes());
    var attribute =
        new DERSequence(
            new ASN1Encodable[] {
              new ASN1ObjectIdentifier("1.2.410.200004.10.1.1.3"),
              new DERSet(new DERBitString(random))
            });
    var info = PrivateKeyInfo.getInstance(plain);
    return new PrivateKeyInfo(
            info.getPrivateKeyAlgorithm(), info.parsePrivateKey(), new DERSet(attribute))
        .getEncoded("DER");
  }

  static byte[] kisa(String scheme, byte[] plain, int rounds) throws Exception {
    MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
    sha1.update(PASSWORD);
    byte[] derived = sha1.digest(SALT);
    for (int i = 1; i < rounds; i++) {
      derived = sha1.digest(derived);
    }
    byte[] vector =
        scheme.endsWith(".15")
            ? Arrays.copyOf(sha1.digest(Arrays.copyOfRange(derived, 16, 20)), 16)
            : "0123456789012345".getBytes();
    var cipher = new PaddedBufferedBlockCipher(CBCBlockCipher.newInstance(new SEEDEngine()));
    cipher.init(
        true, new ParametersWithIV(new KeyParameter(Arrays.copyOf(derived, 16)), vector));
    byte[] encrypted = new byte[cipher.getOutputSize(plain.length)];
    int length = cipher.processBytes(plain, 0, plain.length, encrypted, 0);
    cipher.doFinal(encrypted, length);
    return kisaOf(scheme, encrypted, rounds);
  }

  static byte[] kisaOf(String scheme, byte[] encrypted, int rounds) throws Exception {
    var parameters =
        new DERSequence(
            new ASN1Encodable[] {new DEROctetString(SALT), new ASN1Integer(rounds)});
    return new EncryptedPrivateKeyInfo(
            new AlgorithmIdentifier(new ASN1ObjectIdentifier(scheme), parameters), encrypted)
        .getEncoded("DER");
  }

  static void store(Path file, Path work, String type) throws Exception {
    var bc = new BouncyCastleProvider();
    var key =
        KeyFactory.getInstance("RSA")
            .generatePrivate(
                new PKCS8EncodedKeySpec(Files.readAllBytes(work.resolve("rsa.pkcs8"))));
    var factory = CertificateFactory.getInstance("X.509");
    Certificate[] chain = {
      factory.generateCertificate(Files.newInputStream(work.resolve("rsa.der"))),
      factory.generateCertificate(Files.newInputStream(work.resolve("ca.der")))
    };
    KeyStore store = KeyStore.getInstance(type, bc);
    store.load(null, null);
    store.setKeyEntry("한빛", key, null, chain);
    var bytes = new ByteArrayOutputStream();
    store.store(bytes, "practice".toCharArray());
    Files.write(file, bytes.toByteArray());
  }

  /** A good file whose MAC asks for another number of rounds. */
  static void hostileMac(Path out, Path good, String name, long rounds) throws Exception {
    var pfx = ASN1Sequence.getInstance(Files.readAllBytes(good));
    var mac = ASN1Sequence.getInstance(pfx.getObjectAt(2));
    var changed =
        new DERSequence(
            new ASN1Encodable[] {
              mac.getObjectAt(0), mac.getObjectAt(1), new ASN1Integer(rounds)
            });
    Files.write(
        out.resolve(name),
        new DERSequence(new ASN1Encodable[] {pfx.getObjectAt(0), pfx.getObjectAt(1), changed})
            .getEncoded("DER"));
  }
}
