package org.opengeps.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One request as it is written here, byte for byte, on a connection of its own. */
public final class RawHttp {
  private static final int PATIENCE = 60_000;

  private RawHttp() {}

  /**
   * Sends lines and reads the whole answer.
   *
   * @param lines without {@code Connection: close} and the empty line, which are added
   */
  public static String ask(String... lines) {
    return askFrom("127.0.0.1", lines);
  }

  /**
   * The same from another address of this machine, whose bounds are its own.
   *
   * @param address {@code 127.0.0.2}
   */
  public static String askFrom(String address, String... lines) {
    String request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
    try (Socket socket = open(address)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      return read(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A connection to the server under test from an address of this machine. */
  public static Socket open(String address) throws IOException {
    URI server = TestServer.baseUrl();
    Socket socket =
        new Socket(
            InetAddress.getByName(server.getHost()),
            server.getPort(),
            InetAddress.getByName(address),
            0);
    socket.setSoTimeout(PATIENCE);
    return socket;
  }

  /** The line that names the server as people name it. */
  public static String host() {
    return "Host: " + TestServer.baseUrl().getAuthority();
  }

  /** Status of an answer. */
  public static int status(String answer) {
    return Integer.parseInt(answer.substring(9, 12));
  }

  /** Head of an answer in lower case. */
  public static String head(String answer) {
    return answer.substring(0, answer.indexOf("\r\n\r\n")).toLowerCase(Locale.ROOT);
  }

  private static String read(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    in.transferTo(all);
    return all.toString(StandardCharsets.UTF_8);
  }
}
