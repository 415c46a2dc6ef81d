package org.opengeps.verifier;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The files of a bundle by name. */
final class BundleFiles {
  /** Names that a bundle may have (docs/protocol.md section 12). */
  private static final Pattern KNOWN =
      Pattern.compile(
          "manifest\\.json\\.p7s|notices/[0-9]{3}\\.p7s|rules/[0-9a-f]{64}\\.json|documents/[0-9a-f]{64}"
              + "|ceremony/ceremony\\.p7s|ceremony/(round1|round2|rehearsal)-[1-9][0-9]?\\.p7s"
              + "|close\\.json|close-reveal\\.json|gate-key\\.json|submissions/[0-9]{3,}-(statement\\.p7s|envelope\\.p7m)"
              + "|partials/(public|confidential|proofless-[0-9]{3,6})-[1-9][0-9]?\\.p7s|opening-record\\.p7s|ranking\\.p7s|award\\.p7s"
              + "|revocation/[A-Za-z0-9._-]+\\.(crl|ocsp)|ledger/(checkpoint|(entries|leaves|history)\\.json)");

  private static final long LARGEST = 1L << 30;
  private final SortedMap<String, byte[]> files = new TreeMap<>();

  /**
   * @throws UnreadableException if the bytes are not a zip file
   */
  static BundleFiles read(byte[] zip, Findings findings) throws UnreadableException {
    BundleFiles bundle = new BundleFiles();
    long total = 0;
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] content = in.readNBytes((int) Math.min(LARGEST - total + 1, Integer.MAX_VALUE - 8));
        total += content.length;
        if (total > LARGEST) {
          throw new UnreadableException("The bundle is larger than a gigabyte when unpacked.");
        }
        String name = entry.getName();
        findings.require(
            KNOWN.matcher(name).matches(),
            "file",
            name,
            "only the files of docs/protocol.md section 12",
            "an unknown file");
        if (bundle.files.put(name, content) != null) {
          findings.refute("file", name, "every file once", "the file twice");
        }
      }
    } catch (IOException e) {
      throw new UnreadableException("The file is not a readable zip: " + e.getMessage());
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
