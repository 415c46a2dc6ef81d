package org.opengeps.app.authorities;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.pki.Trust;

/**
 * The ceremony of installation: makes what is missing in the home folder and leaves what is there.
 * Keys are made in this process; the authorities certify them over HTTP.
 */
public final class Installation {
  private static final String PLATFORM = "OpenGePS (practice)";
  private final Path home;
  private final AuthorityClient authorities;

  /**
   * @param home the folder OPENGEPS_HOME
   */
  public Installation(Path home, AuthorityClient authorities) {
    this.home = home;
    this.authorities = authorities;
  }

  /**
   * Makes {@code keys/platform.p12} (alias platform) and {@code keys/sealing-ca.p12} (alias
   * sealing-ca), both P-256.
   */
  public void makePlatformKeys() throws IOException {
    makeKey(
        home.resolve("keys/platform.p12"),
        "platform",
        "platform",
        Profile.PLATFORM,
        PLATFORM + " Signing");
    makeKey(
        home.resolve("keys/sealing-ca.p12"),
        "sealing-ca",
        "sealing",
        Profile.SEALING_AUTHORITY,
        PLATFORM + " Sealing CA");
  }

  private void makeKey(Path file, String alias, String issuer, Profile profile, String commonName)
      throws IOException {
    if (!Files.exists(file)) {
      X500Name subject = Names.named(PLATFORM, commonName);
      withoutRoot(authorities.request(issuer, profile, KeyKind.P_256, subject))
          .write(file, alias, Credential.PRACTICE_PASSWORD);
    }
  }

  /**
   * Writes {@code trust/trust.json} (docs/protocol.md section 11), also over an older one: roots
   * never change, log and witness keys are read from where they are kept.
   *
   * @param origin name of the log
   * @param logKey verifier key of the log (signed note)
   * @return the hash to be printed and published
   */
  public Sha256 writeTrustFile(String origin, String logKey, List<String> witnessKeys)
      throws IOException {
    Set<X509Certificate> signing = new LinkedHashSet<>();
    for (String issuer : AuthorityClient.accreditedIssuers()) {
      signing.add(authorities.root(issuer));
    }
    Trust trust =
        new Trust(
            origin,
            logKey,
            witnessKeys,
            Set.of(authorities.root("platform")),
            Set.of(authorities.root("sealing")),
            signing,
            Set.of(authorities.root("tsa")));
    Path file = home.resolve("trust/trust.json");
    Files.createDirectories(file.getParent());
    Path draft = home.resolve("trust/trust.draft");
    Files.write(draft, trust.json().canonical());
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return trust.hash();
  }

  /**
   * Makes {@code demo/people/<name>.p12} with password {@link Credential#PRACTICE_PASSWORD}, unless
   * it is there.
   *
   * @param name of the file, lower case
   * @param issuer one of {@link AuthorityClient#accreditedIssuers}
   * @param subject of {@link Names#ofPerson}
   * @return the file
   */
  public Path makePerson(String name, String issuer, KeyKind kind, X500Name subject)
      throws IOException {
    Path file = home.resolve("demo/people").resolve(name + ".p12");
    if (!Files.exists(file)) {
      withoutRoot(authorities.request(issuer, Profile.PERSON, kind, subject))
          .write(file, name, Credential.PRACTICE_PASSWORD);
    }
    return file;
  }

  /**
   * Makes the folder {@code demo/people/<name>} with {@code signCert.der} and {@code signPri.key},
   * unless it is there: a key as Korean authorities hand it out, its certificate hiding the number.
   *
   * @param number ten digits of the firm
   * @return the folder
   */
  public Path makeHiddenPerson(String name, String issuer, String tradeName, String number)
      throws IOException {
    Path folder = home.resolve("demo/people").resolve(name);
    if (!Files.exists(folder)) {
      var random = NpkiFolder.newRandom();
      Credential credential =
          authorities.requestHidden(issuer, KeyKind.RSA_2048, tradeName, number, random);
      NpkiFolder.write(folder, withoutRoot(credential), random, Credential.PRACTICE_PASSWORD);
    }
    return folder;
  }

  /**
   * Signatures carry the signer's certificate and issuing authorities, never the root
   * (docs/protocol.md section 2).
   */
  private static Credential withoutRoot(Credential credential) {
    List<X509Certificate> chain =
        credential.chain().stream()
            .filter(one -> !one.getSubjectX500Principal().equals(one.getIssuerX500Principal()))
            .toList();
    return new Credential(credential.key(), chain);
  }
}
