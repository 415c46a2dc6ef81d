package org.opengeps.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.logging.Logger;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * An AES-256 key in a PKCS #12 file, under which secrets rest in the database while the key does
 * not. The file is made when nothing was ever wrapped; when it is missing later, nothing is made in
 * its place: a backup must come back.
 */
public final class KeyFile {
  private static final Logger LOG = Logger.getLogger(KeyFile.class.getName());
  private static final String LOST = "the key store is missing, bring it back from a backup: ";
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private final Path file;
  private final String alias;
  private final char[] password;
  private final BooleanSupplier used;
  private final SecureRandom random = new SecureRandom();
  private SecretKey key;

  /**
   * @param alias of the key in the file
   * @param used whether something was wrapped already, so that the file must be there
   */
  public KeyFile(Path file, String alias, char[] password, BooleanSupplier used) {
    this.file = file;
    this.alias = alias;
    this.password = password.clone();
    this.used = used;
  }

  /**
   * To be called at the start, so that a folder or a password that is wrong shows then and not at
   * the first secret. A file that is lost stops only what needs it, and raises an alarm.
   *
   * @return whether the key is at hand
   * @throws IllegalStateException if the file can neither be read nor made
   */
  public boolean prepare() {
    if (!Files.exists(file) && used.getAsBoolean()) {
      LOG.severe("ALARM: " + LOST + file);
      return false;
    }
    key();
    return true;
  }

  /**
   * @param context what the secret belongs to; without the same context it does not open
   * @return nonce and AES-GCM ciphertext
   */
  public byte[] wrap(byte[] secret, String context) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, context, secret);
    return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
  }

  /**
   * @throws IllegalStateException if it does not open: tampering, or the key of another file
   */
  public byte[] unwrap(byte[] wrapped, String context) {
    if (wrapped.length < NONCE + TAG_BITS / 8) {
      throw new IllegalStateException("what is stored of " + context + " is cut");
    }
    byte[] nonce = Arrays.copyOf(wrapped, NONCE);
    byte[] sealed = Arrays.copyOfRange(wrapped, NONCE, wrapped.length);
    return run(Cipher.DECRYPT_MODE, nonce, context, sealed);
  }

  private byte[] run(int mode, byte[] nonce, String context, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "what is stored of " + context + " does not open with " + file, e);
    }
  }

  private synchronized SecretKey key() {
    if (key == null) {
      if (!Files.exists(file)) {
        make();
      }
      try {
        key = load();
      } catch (IOException | GeneralSecurityException e) {
        throw new IllegalStateException("the key store cannot be read: " + file, e);
      }
    }
    return key;
  }

  private SecretKey load() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, password);
    }
    if (store.getKey(alias, password) instanceof SecretKey secret) {
      return secret;
    }
    throw new IllegalStateException("no key named " + alias + " in " + file);
  }

  private void make() {
    if (used.getAsBoolean()) {
      throw new IllegalStateException(LOST + file);
    }
    try {
      create();
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(
          "the key store cannot be made, the server must be able to write there: " + file, e);
    }
  }

  private void create() throws IOException, GeneralSecurityException {
    KeyGenerator generator = KeyGenerator.getInstance("AES");
    generator.init(256, random);
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(alias, generator.generateKey(), password, null);
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path draft = Files.createTempFile(folder, alias, ".new", ownerOnly());
    write(store, draft);
    try {
      Files.createLink(
          file, draft); // unlike a move it never replaces what another node made meanwhile
    } catch (FileAlreadyExistsException e) {
      // the other node's key is as good as ours
    } finally {
      Files.delete(draft);
    }
    try (FileChannel names = FileChannel.open(folder)) {
      names.force(true);
    }
  }

  /** On the disk before anything is wrapped: what the key wraps is committed within seconds. */
  private void write(KeyStore store, Path draft) throws IOException, GeneralSecurityException {
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE);
        OutputStream out = Channels.newOutputStream(channel)) {
      store.store(out, password);
      channel.force(true);
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
