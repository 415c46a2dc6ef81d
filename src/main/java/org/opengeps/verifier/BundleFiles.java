package org.opengeps.verifier;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The files of a bundle by name. */
final class BundleFiles {
  /** Names that a bundle may have (docs/protocol.md section 12). */
  private static final Pattern KNOWN =
      Pattern.compile(
          "manifest\\.json\\.p7s|notices/[0-9]{3}\\.p7s|rules/[0-9a-f]{64}\\.json|incidents/[0-9a-f]{64}\\.json|documents/[0-9a-f]{64}"
              + "|ceremony/ceremony\\.p7s|ceremony/(round1|round2|rehearsal)-[1-9][0-9]?\\.p7s"
              + "|close\\.json|close-reveal\\.json|gate-key\\.json|lapse\\.json|submissions/[0-9]{3,6}-(statement\\.p7s|envelope\\.p7m)"
              + "|partials/(public|confidential|proofless-[0-9]{3,6})-[1-9][0-9]?\\.p7s|opening-record\\.p7s|ranking\\.p7s|(award|unsuccessful)\\.p7s"
              + "|revocation/[a-z0-9][a-z0-9_-]{0,80}\\.(crl|ocsp)|ledger/(checkpoint|(entries|leaves|history)\\.json)");

  private final SortedMap<String, byte[]> files = new TreeMap<>();

  /**
   * @throws UnreadableException if the bytes are not a zip file that every tool reads alike, or too
   *     large
   */
  static BundleFiles read(byte[] zip, Findings findings) throws UnreadableException {
    BundleFiles bundle = new BundleFiles();
    for (ZipFiles.File file : ZipFiles.read(zip)) {
      boolean known =
          findings.require(
              KNOWN.matcher(file.name()).matches(),
              "file",
              file.name(),
              "only the files of docs/protocol.md section 12",
              "an unknown file");
      // what is unknown is named here and read by nobody
      if (known && bundle.files.put(file.name(), file.content()) != null) {
        findings.refute("file", file.name(), "every file once", "the file twice");
      }
    }
    if (bundle.files.isEmpty()) {
      throw new UnreadableException("The file is not a bundle: it holds no files.");
    }
    return bundle;
  }

  Optional<byte[]> find(String name) {
    return Optional.ofNullable(files.get(name));
  }

  boolean has(String name) {
    return files.containsKey(name);
  }

  /** All files, sorted by name. */
  SortedMap<String, byte[]> all() {
    return Collections.unmodifiableSortedMap(files);
  }

  /** The files whose names begin so, sorted. */
  SortedMap<String, byte[]> under(String prefix) {
    return Collections.unmodifiableSortedMap(files.subMap(prefix, prefix + Character.MAX_VALUE));
  }
}
