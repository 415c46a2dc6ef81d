package org.opengeps.bid.store;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.opengeps.bid.model.KeyedTags;
import org.opengeps.kernel.Sha256;

/**
 * Tags by HMAC-SHA256 under {@code keys/bid-tags.key}, which the first start makes. All nodes of
 * one installation need the same file; a lost file only lets a supplier bid twice in tenders that
 * are open at that moment, which the opening finds.
 */
@ApplicationScoped
public class FileKeyedTags implements KeyedTags {
  private static final int KEY_LENGTH = 32;

  @Inject
  @ConfigProperty(name = "opengeps.home", defaultValue = "data")
  private String home;

  private SecretKeySpec key;

  @PostConstruct
  void loadKey() {
    try {
      key = new SecretKeySpec(keyBytes(Path.of(home, "keys", "bid-tags.key")), "HmacSHA256");
    } catch (IOException e) {
      throw new UncheckedIOException("the key file bid-tags.key cannot be read or made", e);
    }
  }

  private static byte[] keyBytes(Path file) throws IOException {
    if (Files.notExists(file)) {
      make(file);
    }
    byte[] bytes = Files.readAllBytes(file);
    if (bytes.length != KEY_LENGTH) {
      throw new IOException(file + " must hold " + KEY_LENGTH + " bytes, not " + bytes.length);
    }
    return bytes;
  }

  /**
   * Written beside and linked into place, so that two starting nodes agree on one key and a crash
   * leaves no half one.
   */
  private static void make(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    byte[] fresh = new byte[KEY_LENGTH];
    new SecureRandom().nextBytes(fresh);
    Path draft =
        Files.createTempFile(
            file.getParent(),
            "bid-tags",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.write(draft, fresh, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException e) {
      // another node was faster: its key counts
    } finally {
      Files.delete(draft);
    }
  }

  @Override
  public Sha256 of(String purpose, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      frame(mac, purpose.getBytes(StandardCharsets.US_ASCII));
      for (byte[] part : parts) {
        frame(mac, part);
      }
      return Sha256.fromBytes(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  private static void frame(Mac mac, byte[] part) {
    mac.update(ByteBuffer.allocate(4).putInt(part.length).array());
    mac.update(part);
  }
}
