package org.opengeps.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.testing.RawHttp;
import org.opengeps.testing.TestServer;

/** Somebody sends a byte now and then, or what is no body. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class SlowSenderIT {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(45);

  @Test
  void isRefusedIfTheBodyIsCutIntoPiecesThatAreNone() throws IOException {
    try (Socket socket = RawHttp.open("127.0.0.1")) {
      String request =
          String.join(
              "\r\n",
              "POST /api/v1/registrations HTTP/1.1",
              RawHttp.host(),
              "Content-Type: application/pkcs7-mime",
              "Transfer-Encoding: chunked",
              "",
              "1",
              "x",
              "no length",
              "");
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      assertThat(upTo(socket.getInputStream(), "400")).isEqualTo("HTTP/1.1 400");
    }
  }

  @Test
  void isCutOffWithAReasonAfterTheGrace() throws IOException {
    URI server = TestServer.baseUrl();
    long begin = System.nanoTime();
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST /api/v1/registrations HTTP/1.1\r\nHost: "
                  + server.getAuthority()
                  + "\r\nContent-Type: application/pkcs7-mime\r\n"
                  + "Content-Length: 60000\r\nConnection: close\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      while (socket.getInputStream().available() == 0 && System.nanoTime() - begin < PATIENCE) {
        out.write('x');
        out.flush();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
      }
      String answer = upTo(socket.getInputStream(), "too-slow");
      assertThat(answer).startsWith("HTTP/1.1 408");
      assertThat(answer).contains("too-slow");
    }
    assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin)).isBetween(19L, 40L);
  }

  /** Reads as far as an answer says something, for the server keeps the connection for a while. */
  private static String upTo(InputStream in, String end) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0) {
      read.write(next);
      if (read.toString(StandardCharsets.UTF_8).endsWith(end)) {
        break;
      }
      next = in.read();
    }
    return read.toString(StandardCharsets.UTF_8);
  }
}
