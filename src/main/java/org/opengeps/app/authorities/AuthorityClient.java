package org.opengeps.app.authorities;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.opengeps.protocol.pki.IdentifierRandom;
import org.opengeps.protocol.pki.VirtualId;

/**
 * The other side of the registration desk: asks the authorities for certificates. Keys are made
 * here; only requests with public keys travel.
 */
public final class AuthorityClient {
  static final String TOKEN_FILE = "token";
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final String url;
  private final String token;

  /**
   * @param url as printed by the process at its start
   * @param token from the authorities' folder
   */
  public AuthorityClient(String url, String token) {
    this.url = url;
    this.token = token;
  }

  /** A client that shows the token kept in the authorities' own folder. */
  public static AuthorityClient at(String url, Path authoritiesHome) throws IOException {
    return new AuthorityClient(url, Files.readString(authoritiesHome.resolve(TOKEN_FILE)).strip());
  }

  /** A certificate of the profile's usual period. */
  public Credential request(String issuer, Profile profile, KeyKind kind, X500Name subject)
      throws IOException {
    return request(issuer, "profile=" + profile, kind, subject);
  }

  /**
   * A person's certificate that names its holder as Korean authorities do: the number hidden behind
   * the holder's random number (KCAC.TS.SIVID). A real subscriber sends number and R encrypted; the
   * practice authority takes the finished virtual id.
   */
  public Credential requestHidden(
      String issuer, KeyKind kind, String tradeName, String number, IdentifierRandom random)
      throws IOException {
    X500Name subject =
        Names.ofHidden(
            Names.organisation(
                X500Name.getInstance(root(issuer).getSubjectX500Principal().getEncoded())),
            tradeName,
            random.hex().substring(0, 8));
    GeneralName name = VirtualId.nameFor(tradeName, number, random);
    var wanted = new ExtensionsGenerator();
    wanted.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(name));
    return request(issuer, "profile=" + Profile.PERSON, kind, subject, wanted.generate());
  }

  /** A certificate for a stated period: for tests of what is expired or not yet valid. */
  public Credential request(
      String issuer, Profile profile, KeyKind kind, X500Name subject, Instant from, Instant until)
      throws IOException {
    String query =
        "profile="
            + profile
            + "&from="
            + encoded(from.toString())
            + "&until="
            + encoded(until.toString());
    return request(issuer, query, kind, subject);
  }

  private Credential request(String issuer, String query, KeyKind kind, X500Name subject)
      throws IOException {
    return request(issuer, query, kind, subject, null);
  }

  /**
   * @param wanted extensions to be certified, or null
   */
  private Credential request(
      String issuer, String query, KeyKind kind, X500Name subject, Extensions wanted)
      throws IOException {
    KeyPair keys = kind.generate();
    var builder =
        new PKCS10CertificationRequestBuilder(
            subject, SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
    if (wanted != null) {
      builder.addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, wanted);
    }
    byte[] request = builder.build(kind.signer(keys.getPrivate())).getEncoded();
    byte[] pem = post("/" + issuer + "/issue?" + query, request);
    try (InputStream in = new ByteArrayInputStream(pem)) {
      Collection<? extends Certificate> chain =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      return new Credential(
          keys.getPrivate(), chain.stream().map(X509Certificate.class::cast).toList());
    } catch (GeneralSecurityException e) {
      throw new IOException("the authority sent no certificates", e);
    }
  }

  /**
   * Revokes a certificate since an instant; a second revocation changes nothing.
   *
   * @param reason CRLReason of RFC 5280, 1 for a compromised key
   */
  public void revoke(String issuer, X509Certificate certificate, Instant at, int reason)
      throws IOException {
    String serial = certificate.getSerialNumber().toString(16);
    post(
        "/"
            + issuer
            + "/revoke?serial="
            + serial
            + "&reason="
            + reason
            + "&at="
            + encoded(at.toString()),
        new byte[0]);
  }

  /** The root above an issuer. */
  public X509Certificate root(String issuer) throws IOException {
    byte[] der = send(HttpRequest.newBuilder(URI.create(url + "/" + issuer + "/root")).GET());
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (GeneralSecurityException e) {
      throw new IOException("the authority sent no certificate", e);
    }
  }

  /** Names of the issuers that people's certificates may come from. */
  public static List<String> accreditedIssuers() {
    return Operator.ALL.stream().filter(Operator::accredited).map(Operator::name).toList();
  }

  /** Where time stamps are given. */
  public String timeStampUrl() {
    return url + "/tsa";
  }

  private byte[] post(String path, byte[] body) throws IOException {
    return send(
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  private byte[] send(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<byte[]> response =
          http.send(
              request.timeout(Duration.ofSeconds(20)).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        throw new IOException(
            "the authority refused: "
                + new String(response.body(), StandardCharsets.UTF_8).strip());
      }
      return response.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for the authority", e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
