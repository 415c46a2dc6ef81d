package org.opengeps.rest.ledger;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.opengeps.ledger.EntryProof;
import org.opengeps.ledger.usecase.ProveEntry;
import org.opengeps.ledger.usecase.ReadLog;
import org.opengeps.protocol.log.LogFormatException;
import org.opengeps.protocol.log.TilePath;
import org.opengeps.rest.SavedAs;

/**
 * {@code /ledger/checkpoint}, {@code /ledger/tile/...}, {@code /ledger/proof/<index>}. A plain
 * servlet outside of {@code /api}: to a monitor these are static files that any web server can
 * mirror, with paths that no resource method would match better.
 */
@WebServlet("/ledger/*")
public class LedgerServlet extends HttpServlet {
  private static final long serialVersionUID = 1;
  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final String TEXT = "text/plain; charset=utf-8";
  @Inject private transient ReadLog log;
  @Inject private transient ProveEntry proofs;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo() == null ? "" : request.getPathInfo();
    response.setHeader("Access-Control-Allow-Origin", "*");
    if (path.equals("/checkpoint")) {
      send(response, TEXT, "no-cache", log.checkpoint().map(note -> utf8(note.toString())));
    } else if (path.matches("/proof/(0|[1-9][0-9]{0,17})")) {
      long index = Long.parseLong(path.substring(7));
      response.setHeader("Content-Disposition", SavedAs.header(index + ".tlog-proof"));
      send(
          response,
          TEXT,
          FOR_EVER,
          proofs.find(index).map(EntryProof::asLogProof).map(proof -> utf8(proof.toString())));
    } else {
      send(response, "application/octet-stream", FOR_EVER, tile(path));
    }
  }

  private Optional<byte[]> tile(String path) {
    try {
      return log.tile(TilePath.parse(path.isEmpty() ? path : path.substring(1)));
    } catch (LogFormatException e) {
      return Optional.empty();
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void send(
      HttpServletResponse response, String type, String caching, Optional<byte[]> body)
      throws IOException {
    if (body.isEmpty()) {
      response.setHeader("Cache-Control", "no-store");
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setContentType(type);
    response.setHeader("Cache-Control", caching);
    response.setContentLength(body.get().length);
    response.getOutputStream().write(body.get());
  }
}
