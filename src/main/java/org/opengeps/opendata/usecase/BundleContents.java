package org.opengeps.opendata.usecase;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.message.BundleManifest;

/** The files of a bundle by name. */
final class BundleContents {
  private final Map<String, byte[]> files = new TreeMap<>();

  void put(String name, byte[] content) {
    files.put(name, content);
  }

  boolean has(String name) {
    return files.containsKey(name);
  }

  /** Signed documents, whose certificates need revocation data. */
  List<byte[]> signed() {
    return files.entrySet().stream()
        .filter(file -> file.getKey().endsWith(".p7s"))
        .map(Map.Entry::getValue)
        .toList();
  }

  BundleManifest manifest(String tender, Instant at, BundleLog.Excerpt log) {
    return new BundleManifest(
        tender,
        at,
        log.stage(),
        log.extent(),
        files.entrySet().stream()
            .map(
                file ->
                    new BundleManifest.File(
                        file.getKey(), file.getValue().length, Sha256.of(file.getValue())))
            .toList());
  }

  /**
   * The bundle as one zip.
   *
   * @param at the date of all files in it
   */
  byte[] zip(byte[] signedManifest, Instant at) {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      add(zip, "manifest.json.p7s", signedManifest, at);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        add(zip, file.getKey(), file.getValue(), at);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return out.toByteArray();
  }

  private static void add(ZipOutputStream zip, String name, byte[] content, Instant at)
      throws IOException {
    var entry = new ZipEntry(name);
    entry.setLastModifiedTime(FileTime.from(at));
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
