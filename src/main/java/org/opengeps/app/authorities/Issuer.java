package org.opengeps.app.authorities;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX500NameUtil;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;

/**
 * One authority that issues: a root, or an issuing authority below one. Keeps key, journal and
 * responder key in a folder of its own; everything survives a restart.
 */
final class Issuer {
  /**
   * Certificates begin a little earlier than now, so that clocks that are slow do not refuse them.
   */
  private static final Duration BACKDATED = Duration.ofMinutes(5);

  private static final Duration LIST_LIVES = Duration.ofDays(1);
  private static final Duration AUTHORITY_BACKDATED = Duration.ofDays(30);

  private final String url;
  private final Path folder;
  private final Clock clock;
  private final Credential credential;
  private final Journal journal;
  private Credential responder;

  private Issuer(String url, Path folder, Clock clock, Credential credential) throws IOException {
    this.url = url;
    this.folder = folder;
    this.clock = clock;
    this.credential = credential;
    this.journal = Journal.open(folder.resolve("journal.tsv"));
  }

  /** Opens the root in the folder, or makes it at the first start. */
  static Issuer root(String url, Path folder, Clock clock, X500Name subject, KeyKind kind)
      throws IOException {
    Path file = prepared(folder);
    if (!Files.exists(file)) {
      KeyPair keys = kind.generate();
      X509Certificate certificate =
          CertificateMaker.selfSigned(
              subject, keys, Profile.ROOT, authorityPeriod(clock, Profile.ROOT));
      new Credential(keys.getPrivate(), List.of(certificate))
          .write(file, "authority", Credential.PRACTICE_PASSWORD);
    }
    return opened(url, folder, clock, file);
  }

  /**
   * Opens the issuing authority in the folder, or has it certified by this root at the first start.
   */
  Issuer below(String itsUrl, Path itsFolder, X500Name subject, KeyKind kind) throws IOException {
    Path file = prepared(itsFolder);
    if (!Files.exists(file)) {
      certify(subject, kind, Profile.ISSUING_AUTHORITY)
          .write(file, "authority", Credential.PRACTICE_PASSWORD);
    }
    return opened(itsUrl, itsFolder, clock, file);
  }

  private static Path prepared(Path folder) throws IOException {
    return Files.createDirectories(folder).resolve("authority.p12");
  }

  private static Issuer opened(String url, Path folder, Clock clock, Path file) throws IOException {
    Issuer issuer =
        new Issuer(url, folder, clock, Credential.read(file, Credential.PRACTICE_PASSWORD));
    issuer.responder = issuer.kept("responder", KeyKind.P_256, Profile.OCSP_RESPONDER);
    return issuer;
  }

  /**
   * A key of the process itself, kept beside the authority's own and certified at the first start.
   */
  Credential kept(String name, KeyKind kind, Profile profile) throws IOException {
    Path file = folder.resolve(name + ".p12");
    if (!Files.exists(file)) {
      X500Name subject =
          Names.named(Names.organisation(name()), Names.commonName(name()) + " " + name);
      certify(subject, kind, profile).write(file, name, Credential.PRACTICE_PASSWORD);
    }
    return Credential.read(file, Credential.PRACTICE_PASSWORD);
  }

  private Credential certify(X500Name subject, KeyKind kind, Profile profile) throws IOException {
    KeyPair keys = kind.generate();
    SubjectPublicKeyInfo spki = SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
    List<X509Certificate> chain =
        issue(subject, spki, profile, authorityPeriod(clock, profile), Optional.empty());
    return new Credential(keys.getPrivate(), chain);
  }

  private static Period authorityPeriod(Clock clock, Profile profile) {
    Instant from = clock.instant().minus(AUTHORITY_BACKDATED).truncatedTo(ChronoUnit.SECONDS);
    return new Period(from, from.plus(profile.life));
  }

  Period defaultPeriod(Profile profile) {
    Instant from = clock.instant().minus(BACKDATED).truncatedTo(ChronoUnit.SECONDS);
    return new Period(from, from.plus(profile.life));
  }

  /**
   * Issues and records a certificate. Returned: it, then this authority and those above it up to
   * the root.
   */
  List<X509Certificate> issue(
      X500Name subject,
      SubjectPublicKeyInfo spki,
      Profile profile,
      Period period,
      Optional<GeneralNames> alternative)
      throws IOException {
    X509Certificate certificate =
        CertificateMaker.issue(credential, url, subject, spki, profile, period, alternative);
    journal.recordIssued(certificate.getSerialNumber(), clock.instant(), subject.toString());
    List<X509Certificate> chain = new ArrayList<>(List.of(certificate));
    chain.addAll(credential.chain());
    return chain;
  }

  Journal.Revocation revoke(BigInteger serial, Instant at, int reason) throws IOException {
    return journal.recordRevoked(serial, at.truncatedTo(ChronoUnit.SECONDS), reason);
  }

  /** The list of everything ever revoked, expired certificates included, signed now. */
  byte[] revocationList() throws IOException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    X509v2CRLBuilder builder = new X509v2CRLBuilder(name(), Date.from(now));
    builder.setNextUpdate(Date.from(now.plus(LIST_LIVES)));
    for (Map.Entry<BigInteger, Journal.Revocation> entry : journal.revocations().entrySet()) {
      builder.addCRLEntry(
          entry.getKey(), Date.from(entry.getValue().at()), entry.getValue().reason());
    }
    try {
      JcaX509ExtensionUtils hashes = new JcaX509ExtensionUtils();
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          hashes.createAuthorityKeyIdentifier(credential.certificate().getPublicKey()));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
    builder.addExtension(
        Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(now.toEpochMilli())));
    return builder.build(KeyKind.of(credential.key()).signer(credential.key())).getEncoded();
  }

  X500Name name() {
    return JcaX500NameUtil.getSubject(credential.certificate());
  }

  /** This authority's certificate first, the root last. */
  List<X509Certificate> chain() {
    return credential.chain();
  }

  X509Certificate rootCertificate() {
    return credential.chain().get(credential.chain().size() - 1);
  }

  Journal journal() {
    return journal;
  }

  Credential responder() {
    return responder;
  }

  Clock clock() {
    return clock;
  }
}
