package org.opengeps.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opengeps.app.authorities.AuthorityClient;
import org.opengeps.app.authorities.Credential;
import org.opengeps.app.authorities.Installation;
import org.opengeps.app.bank.BankFolder;
import org.opengeps.app.database.DatabaseAccess;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.NoteKey;
import org.opengeps.protocol.log.NoteSigner;

/**
 * The ceremony of installation, once and harmless to repeat: platform keys certified by the
 * practice authorities, the log's key, the trust file; and from them the configuration of the
 * engine.
 */
public final class EngineSetup {
  private static final String BANK_URL = "opengeps.bank.url";
  private static final String BANK_CERTIFICATE = "opengeps.bank.certificate";
  private static final String BANK_TOKEN = "opengeps.bank.token";
  private static final String ORIGIN = "opengeps.example/practice";

  /** Code of the only agency that a start with practice people knows. */
  public static final String PRACTICE_AGENCY = "Z990001";

  /** Code of the practice's body of audit. */
  public static final String PRACTICE_AUDIT = "Z990002";

  /** Code of the body that runs the practice system: it declares outages of networks outside. */
  public static final String PRACTICE_OPERATOR = "Z990003";

  /** Certified names of the administrators: the operator has the agency's. */
  public static final String PRACTICE_ADMINISTRATOR = "한관리";

  public static final String PRACTICE_AUDIT_ADMINISTRATOR = "문관리";

  private static final String PRACTICE_ADMINISTRATORS =
      PRACTICE_AGENCY
          + "="
          + PRACTICE_ADMINISTRATOR
          + ","
          + PRACTICE_AUDIT
          + "="
          + PRACTICE_AUDIT_ADMINISTRATOR
          + ","
          + PRACTICE_OPERATOR
          + "="
          + PRACTICE_ADMINISTRATOR;

  private final Path home;
  private final URI authorities;
  private final URI witness;
  private final URI bank;

  /**
   * @param home the data folder; {@code keys} and {@code trust} below it are written
   * @param authorities where the practice authorities answer; their folder is {@code
   *     home/authorities}
   * @param witness where the witness answers
   * @param bank where the practice bank answers; its folder is {@code home/bank}
   */
  public EngineSetup(Path home, URI authorities, URI witness, URI bank) {
    this.home = home;
    this.authorities = authorities;
    this.witness = witness;
    this.bank = bank;
  }

  /**
   * Makes what is missing.
   *
   * @return hash of the trust file, to be published outside the system
   */
  public Sha256 install() throws IOException {
    NoteSigner log = logKey();
    tellWitness(log.key());
    Installation installation = installation();
    installation.makePlatformKeys();
    return installation.writeTrustFile(ORIGIN, log.key().toString(), List.of(witnessKey()));
  }

  /** The desk where further certificates are made, for the demo's people. */
  public Installation installation() throws IOException {
    AuthorityClient client =
        AuthorityClient.at(authorities.toString(), home.resolve("authorities"));
    return new Installation(home, client);
  }

  /** The engine's configuration as system properties. */
  public Map<String, String> properties(URI baseUrl, DatabaseAccess database) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("opengeps.home", home.toString());
    properties.put("opengeps.base-url", baseUrl.toString());
    properties.put("opengeps.db.url", database.url());
    properties.put("opengeps.db.user", database.application().user());
    properties.put("opengeps.db.password", database.application().password());
    properties.put("opengeps.platform.keystore", home.resolve("keys/platform.p12").toString());
    properties.put("opengeps.platform.keystore-password", Credential.PRACTICE_PASSWORD);
    properties.put("opengeps.sealing-ca.keystore", home.resolve("keys/sealing-ca.p12").toString());
    properties.put("opengeps.sealing-ca.keystore-password", Credential.PRACTICE_PASSWORD);
    properties.put("opengeps.trust.file", trustFile().toString());
    properties.put("opengeps.log.origin", ORIGIN);
    properties.put("opengeps.log.key-file", logKeyFile().toString());
    properties.put("opengeps.witness.url", witness.toString());
    properties.put("opengeps.tsa.url", authorities + "/tsa");
    properties.putAll(bankProperties());
    properties.put("opengeps.rules", "sandbox");
    properties.put("opengeps.practice", "true");
    properties.putAll(agencyProperties());
    return properties;
  }

  private static Map<String, String> agencyProperties() {
    Map<String, String> properties = new LinkedHashMap<>();
    // the practice agencies are entered like any other; whoever runs an own list names it there
    properties.put(
        "opengeps.agencies",
        Settings.find("opengeps.agencies")
            .orElse(PRACTICE_AGENCY + "," + PRACTICE_AUDIT + "," + PRACTICE_OPERATOR));
    properties.put(
        "opengeps.agency-administrators",
        Settings.find("opengeps.agency-administrators").orElse(PRACTICE_ADMINISTRATORS));
    properties.put(
        "opengeps.oversight-agencies",
        Settings.find("opengeps.oversight-agencies").orElse(PRACTICE_AUDIT));
    return properties;
  }

  /** The practice bank, unless the operator names another one: then nothing is mixed. */
  private Map<String, String> bankProperties() {
    Map<String, String> own = new LinkedHashMap<>();
    for (String name : List.of(BANK_URL, BANK_CERTIFICATE, BANK_TOKEN)) {
      Settings.find(name).ifPresent(value -> own.put(name, value));
    }
    BankFolder folder = new BankFolder(home.resolve("bank"));
    return own.isEmpty()
        ? Map.of(
            BANK_URL, bank.toString(),
            BANK_CERTIFICATE, folder.certificate().toString(),
            BANK_TOKEN, folder.token().toString())
        : own;
  }

  /** Where the trust file lies. */
  public Path trustFile() {
    return home.resolve("trust/trust.json");
  }

  private Path logKeyFile() {
    return home.resolve("keys/log.key");
  }

  private NoteSigner logKey() throws IOException {
    Path file = logKeyFile();
    if (!Files.exists(file)) {
      NoteSigner made = NoteSigner.generate(ORIGIN, NoteKey.Kind.LOG, new SecureRandom());
      Files.createDirectories(file.getParent());
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, made.encoded() + "\n", StandardOpenOption.WRITE);
    }
    return NoteSigner.parse(Files.readString(file));
  }

  /** The witness countersigns only logs that its own operator has entered. */
  private void tellWitness(NoteKey log) throws IOException {
    Path logs = Files.createDirectories(home.resolve("witness")).resolve("logs");
    String line = log + "\n";
    if (!Files.exists(logs) || !Files.readString(logs).contains(line)) {
      Files.writeString(logs, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }

  private String witnessKey() throws IOException {
    try {
      HttpRequest question = HttpRequest.newBuilder(URI.create(witness + "/vkey")).build();
      return HttpClient.newHttpClient()
          .send(question, HttpResponse.BodyHandlers.ofString())
          .body()
          .strip();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while asking the witness for its key", e);
    }
  }
}
