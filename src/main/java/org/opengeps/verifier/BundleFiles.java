package org.opengeps.verifier;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The files of a bundle by name. What bidders sent stays packed until it is asked for, so that the
 * bids of a tender need no memory but that of the zip.
 */
final class BundleFiles {
  /** Names that a bundle may have (docs/protocol.md section 12). */
  private static final Pattern KNOWN =
      Pattern.compile(
          "manifest\\.json\\.p7s|notices/[0-9]{3}\\.p7s|rules/[0-9a-f]{64}\\.json|calendars/[0-9a-f]{64}\\.json|incidents/[0-9a-f]{64}\\.json|documents/[0-9a-f]{64}"
              + "|ceremony/ceremony\\.p7s|ceremony/(round1|round2|rehearsal)-[1-9][0-9]?\\.p7s"
              + "|close\\.json|close-reveal\\.json|gate-key\\.json|gate-values\\.json|technical-(decision|approval)\\.p7s"
              + "|admissions/[0-9]{1,5}(\\.[0-9]{1,3})?-(record|decision|approval)\\.p7s|lapse\\.json|submissions/[0-9]{3,6}-(statement\\.p7s|(envelope|technical)\\.p7m)"
              + "|answers/[0-9]{3,6}\\.p7s|contract/[0-9]{3,6}-(contract|consent|refusal|confirmation)\\.p7s|suspensions/[0-9]{3,6}-(act|approval)\\.p7s"
              + "|deliveries/[0-9]{3}-(delivery|inspection)\\.p7s"
              + "|payments/[0-9]{3}-invoice\\.xml|payments/[0-9]{3}-(claim|return|(order|approval|rejected|booked|returned)-[0-9]{2})\\.p7s"
              + "|destroyed/[0-9]{3,6}\\.json|removals\\.json|removals/[0-9]{3,6}-(request|grant)\\.p7s"
              + "|(technical/)?partials/(public|confidential|proofless-[0-9]{3,6})-[1-9][0-9]?\\.p7s|(technical/)?opening-record\\.p7s|ranking\\.p7s|(award|unsuccessful)\\.p7s"
              + "|revocation/[a-z0-9][a-z0-9_-]{0,80}\\.(crl|ocsp)|ledger/(checkpoint|(entries|leaves|history)\\.json)");

  static final String SUBMISSIONS = "submissions/";

  private final SortedMap<String, Supplier<byte[]>> files = new TreeMap<>();

  /**
   * @throws UnreadableException if the bytes are not a zip file that every tool reads alike, or too
   *     large
   */
  static BundleFiles read(ByteBuffer zip, Findings findings) throws UnreadableException {
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
      if (known && bundle.files.put(file.name(), source(file)) != null) {
        findings.refute("file", file.name(), "every file once", "the file twice");
      }
    }
    if (bundle.files.isEmpty()) {
      throw new UnreadableException("The file is not a bundle: it holds no files.");
    }
    return bundle;
  }

  private static Supplier<byte[]> source(ZipFiles.File file) {
    if (file.name().startsWith(SUBMISSIONS)) {
      return file.source();
    }
    byte[] content = file.content();
    return () -> content;
  }

  /**
   * The number with which a file's name begins or ends: 1 for {@code
   * submissions/001-statement.p7s}, 2 for {@code partials/proofless-001-2.p7s}. Names of a bundle
   * have six digits at most.
   */
  static int number(String name) {
    String bare = name.substring(name.lastIndexOf('/') + 1, name.lastIndexOf('.'));
    return Integer.parseInt(bare.replaceFirst("^([0-9]+).*|.*-([0-9]+)$", "$1$2"));
  }

  Optional<byte[]> find(String name) {
    return Optional.ofNullable(files.get(name)).map(Supplier::get);
  }

  boolean has(String name) {
    return files.containsKey(name);
  }

  /** Reads all files, sorted by name, one after the other. */
  void forEach(BiConsumer<String, byte[]> reader) {
    files.forEach((name, source) -> reader.accept(name, source.get()));
  }

  /** The names that begin so, sorted. */
  SortedSet<String> names(String prefix) {
    return Collections.unmodifiableSortedSet(
        new TreeSet<>(files.subMap(prefix, prefix + Character.MAX_VALUE).keySet()));
  }

  /** The files whose names begin so, sorted. */
  SortedMap<String, byte[]> under(String prefix) {
    SortedMap<String, byte[]> found = new TreeMap<>();
    names(prefix).forEach(name -> found.put(name, files.get(name).get()));
    return found;
  }
}
