package org.opengeps.client.keyfile;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.opengeps.protocol.pki.CertificateUse;

/**
 * Which of the keys and certificates of a file signs: certificates are matched by public key,
 * whatever the file says of them.
 *
 * @param chain issuers upwards, as far as the file has them, without the self-signed root
 */
record KeyChoice(HeldKey key, X509Certificate certificate, List<X509Certificate> chain) {
  private record Pair(HeldKey key, X509Certificate certificate) {
    Instant ends() {
      return certificate.getNotAfter().toInstant();
    }

    Instant begins() {
      return certificate.getNotBefore().toInstant();
    }
  }

  /**
   * @param at when the certificate must be valid
   */
  static KeyChoice of(List<HeldKey> keys, List<X509Certificate> certificates, Instant at)
      throws KeyFaultException {
    List<Pair> certified = new ArrayList<>();
    for (HeldKey key : keys) {
      certificates.stream()
          .filter(key::belongsTo)
          .forEach(certificate -> certified.add(new Pair(key, certificate)));
    }
    List<Pair> signing =
        certified.stream()
            .filter(pair -> CertificateUse.SIGNING.allows(pair.certificate()))
            .toList();
    List<Pair> usable = signing.stream().filter(pair -> pair.key().signs()).toList();
    if (usable.isEmpty()) {
      throw new KeyFaultException(fault(keys, certified, signing));
    }
    Pair chosen = validAt(at, usable);
    return new KeyChoice(
        chosen.key(), chosen.certificate(), chain(chosen.certificate(), certificates));
  }

  private static KeyFault fault(List<HeldKey> keys, List<Pair> certified, List<Pair> signing) {
    if (keys.isEmpty()) {
      return KeyFault.NONE;
    }
    if (!signing.isEmpty() || keys.stream().noneMatch(HeldKey::signs)) {
      return KeyFault.KIND_UNSUPPORTED;
    }
    return certified.isEmpty() ? KeyFault.CERTIFICATE_MISSING : KeyFault.NOT_FOR_SIGNING;
  }

  /** The one that is valid longest of those valid now. */
  private static Pair validAt(Instant at, List<Pair> usable) throws KeyFaultException {
    List<Pair> latest =
        usable.stream().sorted(Comparator.comparing(Pair::ends).reversed()).toList();
    Optional<Pair> valid =
        latest.stream()
            .filter(pair -> !pair.begins().isAfter(at) && !pair.ends().isBefore(at))
            .findFirst();
    if (valid.isPresent()) {
      return valid.get();
    }
    Pair nearest = latest.get(0);
    boolean early = nearest.begins().isAfter(at);
    KeyFault fault = early ? KeyFault.NOT_YET_VALID : KeyFault.EXPIRED;
    throw new KeyFaultException(fault, fault.refusal(early ? nearest.begins() : nearest.ends()));
  }

  private static List<X509Certificate> chain(X509Certificate leaf, List<X509Certificate> all) {
    List<X509Certificate> chain = new ArrayList<>(List.of(leaf));
    for (Optional<X509Certificate> issuer = issuer(leaf, all);
        issuer.isPresent() && !chain.contains(issuer.get());
        issuer = issuer(issuer.get(), all)) {
      chain.add(issuer.get());
    }
    return chain;
  }

  private static Optional<X509Certificate> issuer(X509Certificate of, List<X509Certificate> all) {
    return all.stream()
        .filter(one -> one.getSubjectX500Principal().equals(of.getIssuerX500Principal()))
        .filter(one -> !one.getSubjectX500Principal().equals(one.getIssuerX500Principal()))
        .findFirst();
  }
}
