package org.opengeps.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.RefusalJson;

/**
 * An answer from the door itself in a few hundred bytes, unsigned and without the database, because
 * it must cost nothing: a page for a browser, else a problem document (RFC 9457). It judges no
 * message; it says that none was read.
 */
public final class ShortAnswer {
  private ShortAnswer() {}

  public static void send(
      HttpServletRequest request, HttpServletResponse response, int status, Refusal why)
      throws IOException {
    boolean page =
        Optional.ofNullable(request.getHeader("Accept")).orElse("").contains("text/html");
    byte[] body = page ? page(why.korean(), why.english()) : problem(status, why);
    response.setStatus(status);
    response.setContentType(page ? "text/html; charset=UTF-8" : "application/problem+json");
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
    response.flushBuffer();
  }

  /** The same with the seconds after which another attempt makes sense. */
  static void later(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      int seconds,
      Refusal why)
      throws IOException {
    response.setHeader("Retry-After", Integer.toString(seconds));
    send(request, response, status, why);
  }

  /** The database does not answer. */
  public static void databaseDown(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    later(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, 5, Busy.DATABASE);
  }

  /** More is asked for than can be done to its end. */
  public static void full(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    later(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, 5, Busy.FULL);
  }

  private static byte[] problem(int status, Refusal why) {
    return RefusalJson.put(JsonObject.builder(), why)
        .put("type", "about:blank")
        .put("title", why.code())
        .put("status", status)
        .put("detail", why.detail())
        .build()
        .canonical();
  }

  /** The sentences are constants of the program: nothing of a request stands in them. */
  private static byte[] page(String korean, String english) {
    return ("<!DOCTYPE html>\n<html lang=\"ko\"><head><meta charset=\"utf-8\"><title>OpenGePS</title>"
            + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"></head>\n"
            + "<body><main><h1>OpenGePS</h1><p>"
            + korean
            + "</p><p lang=\"en\">"
            + english
            + "</p></main></body></html>\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
