package org.opengeps.custody.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.opengeps.custody.model.GateKeyVault;
import org.opengeps.custody.model.KeyBindings;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/**
 * Gate keys under an AES-256 key of the file {@code keys/custody.p12}. The file is made when no key
 * was ever bound; when it is missing later, nothing is made in its place: a backup must come back.
 */
@ApplicationScoped
class KeyStoreVault implements GateKeyVault {
  private static final String ALIAS = "gate-kek";
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  @Inject
  @ConfigProperty(name = "opengeps.home", defaultValue = "data")
  private String home;

  @Inject
  @ConfigProperty(name = "opengeps.custody.keystore")
  private Optional<String> file;

  @Inject
  @ConfigProperty(name = "opengeps.custody.keystore-password")
  private Optional<String> ownPassword;

  @Inject
  @ConfigProperty(name = "opengeps.platform.keystore-password")
  private Optional<String> platformPassword;

  @Inject private KeyBindings bindings;
  private final SecureRandom random = new SecureRandom();
  private SecretKey key;

  @Override
  public byte[] wrap(Scalar privateKey, String context) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, context, privateKey.bytes());
    return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
  }

  @Override
  public Scalar unwrap(byte[] wrapped, String context, Point gateKey) {
    byte[] nonce = Arrays.copyOf(wrapped, NONCE);
    byte[] sealed = Arrays.copyOfRange(wrapped, NONCE, wrapped.length);
    Scalar privateKey = Scalar.fromBytes(run(Cipher.DECRYPT_MODE, nonce, context, sealed));
    if (!Point.base(privateKey).equals(gateKey)) {
      throw new IllegalStateException("the stored private gate key is not the one of " + gateKey);
    }
    return privateKey;
  }

  private byte[] run(int mode, byte[] nonce, String context, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "gate key of " + context + " does not open with " + path(), e);
    }
  }

  private synchronized SecretKey key() {
    if (key == null) {
      try {
        if (!Files.exists(path())) {
          create();
        }
        key = load();
      } catch (IOException | GeneralSecurityException e) {
        throw new IllegalStateException("the custody key store cannot be read: " + path(), e);
      }
    }
    return key;
  }

  private SecretKey load() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(path())) {
      store.load(in, password());
    }
    if (store.getKey(ALIAS, password()) instanceof SecretKey secret) {
      return secret;
    }
    throw new IllegalStateException("no key named " + ALIAS + " in " + path());
  }

  private void create() throws IOException, GeneralSecurityException {
    if (bindings.any()) {
      throw new IllegalStateException(
          "the custody key store is missing, bring it back from a backup: " + path());
    }
    KeyGenerator generator = KeyGenerator.getInstance("AES");
    generator.init(256, random);
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(ALIAS, generator.generateKey(), password(), null);
    Path folder = path().toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path draft = Files.createTempFile(folder, "custody", ".new", ownerOnly());
    try (OutputStream out = Files.newOutputStream(draft)) {
      store.store(out, password());
    }
    try {
      Files.createLink(
          path(), draft); // unlike a move it never replaces what another node made meanwhile
    } catch (FileAlreadyExistsException e) {
      // the other node's key is as good as ours
    } finally {
      Files.delete(draft);
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

  private Path path() {
    return file.map(Path::of).orElseGet(() -> Path.of(home, "keys", "custody.p12"));
  }

  private char[] password() {
    return ownPassword
        .or(() -> platformPassword)
        .orElseThrow(
            () -> new IllegalStateException("opengeps.custody.keystore-password is not set"))
        .toCharArray();
  }
}
