package org.opengeps.opendata.usecase;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.opengeps.kernel.Sha256;
import org.opengeps.opendata.BundleFile;
import org.opengeps.protocol.message.BundleManifest;

/**
 * A bundle in the making. Its files go to the disk one after the other, so that a tender with many
 * bids needs no memory for them; the signed manifest, which names all others, is the last.
 */
final class BundleZip implements Closeable {
  private final SortedMap<String, BundleManifest.File> files = new TreeMap<>();
  private final FileChannel channel;
  private final ZipOutputStream zip;
  private final Instant at;
  private final Consumer<byte[]> signed;
  private boolean ended;

  /**
   * @param at the date of all files in it
   * @param signed is shown each signed file
   */
  BundleZip(Instant at, Consumer<byte[]> signed) {
    this.at = at;
    this.signed = signed;
    try {
      Path path = Files.createTempFile("bundle", ".zip");
      channel =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      // nobody finds it by its name, and it does not outlive the process
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException("a bundle cannot be written", e);
    }
    zip = new ZipOutputStream(Channels.newOutputStream(channel));
  }

  /** Adds a file, unless one of the name is there. */
  void put(String name, byte[] content) {
    if (files.containsKey(name)) {
      return;
    }
    files.put(name, new BundleManifest.File(name, content.length, Sha256.of(content)));
    write(name, content);
    if (name.endsWith(".p7s")) {
      signed.accept(content);
    }
  }

  private void write(String name, byte[] content) {
    var entry = new ZipEntry(name);
    entry.setLastModifiedTime(FileTime.from(at));
    try {
      zip.putNextEntry(entry);
      zip.write(content);
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException("a bundle cannot be written", e);
    }
  }

  boolean has(String name) {
    return files.containsKey(name);
  }

  BundleManifest manifest(String tender, BundleLog.Excerpt log) {
    return new BundleManifest(
        tender, log.lot(), at, log.stage(), log.extent(), List.copyOf(files.values()));
  }

  /** The bundle, held by the caller. */
  BundleFile end(byte[] signedManifest) {
    write("manifest.json.p7s", signedManifest);
    try {
      zip.finish();
    } catch (IOException e) {
      throw new UncheckedIOException("a bundle cannot be written", e);
    }
    ended = true;
    return new BundleFile(channel);
  }

  /** Puts away what was not ended. */
  @Override
  public void close() {
    if (!ended) {
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException("a bundle cannot be put away", e);
      }
    }
  }
}
