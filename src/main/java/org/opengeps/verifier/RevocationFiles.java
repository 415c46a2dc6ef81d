package org.opengeps.verifier;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.opengeps.protocol.pki.OcspAnswer;
import org.opengeps.protocol.pki.RevocationEvidence;
import org.opengeps.protocol.pki.RevocationFormatException;
import org.opengeps.protocol.pki.RevocationList;

/**
 * The revocation data of a bundle, found by what it says it is about: lists by their issuer,
 * answers by serial number. Each file is read once, and its signature checked once for each issuer,
 * however many signatures rest on it.
 */
final class RevocationFiles {
  private final Map<String, byte[]> files;
  private final Map<X500Principal, List<String>> lists = new HashMap<>();
  private final Map<BigInteger, List<String>> answers = new HashMap<>();
  private final Map<String, Optional<RevocationList>> read = new HashMap<>();
  private final Map<X509Certificate, List<RevocationEvidence>> known = new HashMap<>();
  private final Set<String> used = new HashSet<>();

  /**
   * @param files by name; what is no revocation data is about nothing
   */
  RevocationFiles(Map<String, byte[]> files) {
    this.files = files;
    files.forEach(this::index);
  }

  private void index(String name, byte[] der) {
    try {
      if (name.endsWith(".crl")) {
        put(lists, RevocationList.issuer(der), name);
      } else {
        OcspAnswer.serialNumbers(der).forEach(serial -> put(answers, serial, name));
      }
    } catch (RevocationFormatException | RuntimeException e) {
      // about no certificate here: unused() names it
    }
  }

  private static <K> void put(Map<K, List<String>> index, K key, String name) {
    index.computeIfAbsent(key, one -> new ArrayList<>()).add(name);
  }

  /** The statements that an issuer made about its certificate. */
  List<RevocationEvidence> about(X509Certificate certificate, X509Certificate issuer) {
    return known.computeIfAbsent(certificate, one -> evidence(one, issuer));
  }

  private List<RevocationEvidence> evidence(X509Certificate certificate, X509Certificate issuer) {
    List<RevocationEvidence> evidence = new ArrayList<>();
    for (String name : lists.getOrDefault(issuer.getSubjectX500Principal(), List.of())) {
      Optional<RevocationList> list = list(name, issuer);
      if (list.isPresent()) {
        keep(evidence, name, () -> list.get().about(certificate));
      }
    }
    for (String name : answers.getOrDefault(certificate.getSerialNumber(), List.of())) {
      keep(evidence, name, () -> OcspAnswer.read(files.get(name), certificate, issuer));
    }
    return List.copyOf(evidence);
  }

  /** Reads what an authority said of a certificate. */
  private interface Reading {
    RevocationEvidence read() throws RevocationFormatException;
  }

  private void keep(List<RevocationEvidence> evidence, String name, Reading reading) {
    try {
      evidence.add(reading.read());
      used.add(name);
    } catch (RevocationFormatException | RuntimeException e) {
      // a part of a list, or an answer, about other certificates
    }
  }

  private Optional<RevocationList> list(String name, X509Certificate issuer) {
    return read.computeIfAbsent(
        name + " by " + issuer.getSerialNumber() + " of " + issuer.getIssuerX500Principal(),
        key -> {
          try {
            return Optional.of(RevocationList.read(files.get(name), issuer));
          } catch (RevocationFormatException | RuntimeException e) {
            return Optional.empty();
          }
        });
  }

  /** Files that speak of no certificate that was asked for. */
  List<String> unused() {
    return files.keySet().stream().filter(name -> !used.contains(name)).toList();
  }
}
