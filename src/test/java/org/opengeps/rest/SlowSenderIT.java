package org.opengeps.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
import org.opengeps.testing.TestServer;

/** Somebody sends a byte now and then. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class SlowSenderIT {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(45);

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
      byte[] start = socket.getInputStream().readNBytes(64);
      assertThat(new String(start, StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 408");
    }
    assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin)).isBetween(19L, 40L);
  }
}
