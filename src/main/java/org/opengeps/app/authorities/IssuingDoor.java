package org.opengeps.app.authorities;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;

/**
 * The doors of the registration desk. Whoever holds the token has checked the subject; the
 * authority checks that the requester holds the private key (the request's own signature) and never
 * sees it.
 */
final class IssuingDoor {
  /** The JDK's own provider knows no key factory by the identifier of a request. */
  private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

  private final Map<String, Issuer> issuers;
  private final String token;

  IssuingDoor(Map<String, Issuer> issuers, String token) {
    this.issuers = issuers;
    this.token = token;
  }

  /**
   * A PKCS#10 request in, a PEM chain out (certificate first, root last). Query: {@code profile};
   * {@code from} and {@code until} as instants if the profile's own period is not wanted. A
   * subjectAltName that the request asks for is certified too: the identity data of Korean
   * authorities.
   */
  Answer issue(HttpExchange exchange, String name, byte[] body)
      throws IOException, RefusedRequestException {
    Map<String, String> query = admit(exchange);
    Profile profile = profile(query.getOrDefault("profile", Profile.PERSON.name()));
    PKCS10CertificationRequest request = checked(body);
    Issuer issuer = issuers.get(name);
    Period usual = issuer.defaultPeriod(profile);
    Period period =
        new Period(instant(query, "from", usual.from()), instant(query, "until", usual.until()));
    List<X509Certificate> chain =
        issuer.issue(
            request.getSubject(),
            request.getSubjectPublicKeyInfo(),
            profile,
            period,
            alternative(request));
    return new Answer(200, "application/pem-certificate-chain", pem(chain));
  }

  /**
   * Query: {@code serial} in hexadecimal digits, {@code reason} (CRLReason, 0 if absent), {@code
   * at} (now if absent).
   */
  Answer revoke(HttpExchange exchange, String name) throws IOException, RefusedRequestException {
    Map<String, String> query = admit(exchange);
    Issuer issuer = issuers.get(name);
    String serialText = query.getOrDefault("serial", "");
    if (!serialText.matches("[0-9a-f]{1,40}")) {
      throw new RefusedRequestException(
          400, "serial must be hexadecimal digits, not '" + serialText + "'");
    }
    BigInteger serial = new BigInteger(serialText, 16);
    if (!issuer.journal().hasIssued(serial)) {
      throw new RefusedRequestException(
          404, "this authority never issued the serial " + serialText);
    }
    String reason = query.getOrDefault("reason", "0");
    if (!reason.matches("[0-9]|10") || reason.equals("7")) {
      throw new RefusedRequestException(
          400, "reason must be a CRLReason of RFC 5280, not '" + reason + "'");
    }
    var revocation =
        issuer.revoke(
            serial, instant(query, "at", issuer.clock().instant()), Integer.parseInt(reason));
    return Answer.text(200, "revoked since " + revocation.at() + "\n");
  }

  private Map<String, String> admit(HttpExchange exchange) throws RefusedRequestException {
    String shown = exchange.getRequestHeaders().getFirst("Authorization");
    byte[] expected = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    if (shown == null || !MessageDigest.isEqual(expected, shown.getBytes(StandardCharsets.UTF_8))) {
      throw new RefusedRequestException(
          401, "this door wants the token of the authorities' folder as bearer");
    }
    if (!exchange.getRequestMethod().equals("POST")) {
      throw new RefusedRequestException(405, "POST only");
    }
    return query(exchange.getRequestURI().getRawQuery());
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> values = new HashMap<>();
    for (String pair : raw == null ? new String[0] : raw.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        values.put(
            pair.substring(0, equals),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return values;
  }

  private static Profile profile(String name) throws RefusedRequestException {
    for (Profile profile : Profile.values()) {
      if (profile.name().equals(name) && profile.isIssuedOnRequest()) {
        return profile;
      }
    }
    throw new RefusedRequestException(
        400, "no certificates of the profile '" + name + "' are issued here");
  }

  private static Instant instant(Map<String, String> query, String name, Instant otherwise)
      throws RefusedRequestException {
    try {
      return query.containsKey(name) ? Instant.parse(query.get(name)) : otherwise;
    } catch (DateTimeException e) {
      throw new RefusedRequestException(
          400, name + " must be an instant like 2025-06-01T00:00:00Z");
    }
  }

  private static PKCS10CertificationRequest checked(byte[] der) throws RefusedRequestException {
    try {
      PKCS10CertificationRequest request = new PKCS10CertificationRequest(der);
      var verifier =
          new JcaContentVerifierProviderBuilder()
              .setProvider(BOUNCY_CASTLE)
              .build(request.getSubjectPublicKeyInfo());
      if (request.isSignatureValid(verifier)) {
        return request;
      }
    } catch (IOException | PKCSException | OperatorCreationException | RuntimeException e) {
      throw new RefusedRequestException(400, "not a PKCS#10 request in DER: " + e.getMessage());
    }
    throw new RefusedRequestException(400, "the request is not signed by the key that it names");
  }

  private static Optional<GeneralNames> alternative(PKCS10CertificationRequest request) {
    return Optional.ofNullable(request.getRequestedExtensions())
        .map(wanted -> GeneralNames.fromExtensions(wanted, Extension.subjectAlternativeName));
  }

  private static byte[] pem(List<X509Certificate> chain) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      for (X509Certificate certificate : chain) {
        writer.writeObject(certificate);
      }
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
