package org.opengeps.testing;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Debian's nginx with the configuration that stands in docs/operations.md, under a certificate of
 * an authority of its own.
 */
public final class ReverseProxy implements AutoCloseable {
  /** The name of the documented configuration. */
  public static final String NAME = "tenders.example";

  private static final Pattern BLOCK = Pattern.compile("```nginx\n(.*?)```", Pattern.DOTALL);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Process process;
  private final Path folder;
  private final int port;

  private ReverseProxy(Process process, Path folder, int port) {
    this.process = process;
    this.folder = folder;
    this.port = port;
  }

  /**
   * @param folder empty
   * @param port where it listens
   * @param server port of the server behind it
   */
  public static ReverseProxy start(Path folder, int port, int server) throws IOException {
    Files.createDirectories(folder.resolve("run"));
    Matcher block = BLOCK.matcher(Files.readString(Path.of("docs/operations.md")));
    if (!block.find()) {
      throw new AssertionError("the operations page has no configuration of nginx");
    }
    String configuration =
        block.group(1).replace("8443", Integer.toString(port)).replace("8080", "" + server);
    Files.writeString(folder.resolve("nginx.conf"), configuration);
    makeCertificate(folder);
    Process process =
        new ProcessBuilder(
                program(), "-p", folder.toString(), "-c", "nginx.conf", "-g", "daemon off;")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("nginx.out").toFile())
            .start();
    ReverseProxy proxy = new ReverseProxy(process, folder, port);
    proxy.awaitPort();
    return proxy;
  }

  private static String program() {
    return Files.isExecutable(Path.of("/usr/sbin/nginx")) ? "/usr/sbin/nginx" : "nginx";
  }

  private static void makeCertificate(Path folder) throws IOException {
    Path extensions = folder.resolve("server.ext");
    Files.writeString(extensions, "subjectAltName=DNS:" + NAME + "\n");
    run(
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=Test CA",
        "-keyout",
        folder.resolve("ca.key"),
        "-out",
        folder.resolve("ca.crt"));
    run(
        "req",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-subj",
        "/CN=" + NAME,
        "-keyout",
        folder.resolve("server.key"),
        "-out",
        folder.resolve("server.csr"));
    run(
        "x509",
        "-req",
        "-days",
        "2",
        "-in",
        folder.resolve("server.csr"),
        "-CA",
        folder.resolve("ca.crt"),
        "-CAkey",
        folder.resolve("ca.key"),
        "-CAcreateserial",
        "-extfile",
        extensions,
        "-out",
        folder.resolve("server.crt"));
  }

  private static void run(Object... arguments) {
    OpenSsl.Result result = OpenSsl.run(arguments);
    if (result.exitCode() != 0) {
      throw new AssertionError(result.output());
    }
  }

  private void awaitPort() throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try (Socket there = new Socket("127.0.0.1", port)) {
        return;
      } catch (IOException notYet) {
        if (!process.isAlive() || System.nanoTime() > end) {
          throw new AssertionError(
              "nginx does not run:\n" + Files.readString(folder.resolve("nginx.out")), notYet);
        }
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
    }
  }

  public String url() {
    return "https://" + NAME + ":" + port;
  }

  /**
   * Head and body of an answer as curl gets it, which checks the certificate against the authority.
   */
  public String curl(String path, String... options) throws IOException {
    List<String> command =
        new java.util.ArrayList<>(
            List.of(
                "curl",
                "-s",
                "-i",
                "--http1.1",
                "--max-time",
                "30",
                "--cacert",
                folder.resolve("ca.crt").toString(),
                "--resolve",
                NAME + ":" + port + ":127.0.0.1"));
    command.addAll(List.of(options));
    command.add(url() + path);
    Process curl = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(
        curl.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
  }

  /** SHA-256 of the server's public key in base64, for a browser that shall trust only that one. */
  public String keyHash() throws IOException {
    try (var in = Files.newInputStream(folder.resolve("server.crt"))) {
      byte[] key =
          java.security.cert.CertificateFactory.getInstance("X.509")
              .generateCertificate(in)
              .getPublicKey()
              .getEncoded();
      return java.util.Base64.getEncoder()
          .encodeToString(java.security.MessageDigest.getInstance("SHA-256").digest(key));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
