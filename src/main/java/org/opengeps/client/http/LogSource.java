package org.opengeps.client.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Where the static files of a log come from. */
@FunctionalInterface
public interface LogSource {
  /**
   * @param path below the log's prefix: {@code checkpoint}, {@code tile/0/000}
   * @throws IOException if it is missing or cannot be read
   */
  byte[] get(String path) throws IOException;

  /** A log at an address, or a mirror in a folder. */
  static LogSource at(String location) {
    return location.matches("https?://.*") ? overHttp(location) : folder(Path.of(location));
  }

  private static LogSource folder(Path folder) {
    return path -> {
      Path file = folder.resolve(path);
      if (!Files.isRegularFile(file)) {
        throw new IOException("the mirror lacks " + path);
      }
      return Files.readAllBytes(file);
    };
  }

  private static LogSource overHttp(String address) {
    String prefix = address.endsWith("/") ? address : address + "/";
    // without asking for HTTP/2: a server may cut off large answers of such a connection
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    return path -> {
      var request =
          HttpRequest.newBuilder(URI.create(prefix + path)).timeout(Duration.ofSeconds(30)).build();
      try {
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
          throw new IOException("the log answered " + answer.statusCode() + " for " + path);
        }
        return answer.body();
      } catch (ConnectException | HttpTimeoutException e) {
        throw new IOException(
            "Nobody answers at " + address + ". Is the address right, and is the server up?", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    };
  }
}
