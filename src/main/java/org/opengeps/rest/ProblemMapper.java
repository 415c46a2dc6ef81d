package org.opengeps.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.opengeps.door.TooSlowException;
import org.opengeps.kernel.Refusal;
import org.opengeps.ledger.LogReadOnlyException;
import org.opengeps.platform.DatabasePulse;
import org.opengeps.platform.EvidenceChangedException;
import org.opengeps.protocol.json.JsonFormatException;

/**
 * What reaches the border of the server as an exception leaves it as a problem, never as a stack
 * trace.
 */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = Logger.getLogger(ProblemMapper.class.getName());
  private static final Refusal EVIDENCE =
      new Refusal(
          "evidence-changed",
          "What is stored here is not what was received or signed, so it is not shown. The operator"
              + " must restore it; then everything goes on by itself. Keep what you have.");

  private static final Refusal COLLIDED =
      new Refusal(
          "collided",
          "같은 순간에 처리하던 다른 일과 부딪혀 아무것도 기록하지 않았습니다. 같은 내용을 다시 보내세요.",
          "This met with something else that was done at the same moment, and nothing was recorded."
              + " Send the same again.");

  @Inject private Problems problems;
  @Inject private DatabasePulse pulse;

  @Override
  public Response toResponse(Throwable thrown) {
    if (thrown instanceof WebApplicationException web) {
      return web.getResponse().hasEntity()
          ? web.getResponse()
          : problems.of(web.getResponse().getStatus(), http(web));
    }
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof TooSlowException) {
        return problems.of(
            408,
            new Refusal(
                "too-slow",
                "보낸 내용이 너무 느리게 도착했습니다. 도착한 부분은 보관되어 있으니 Upload-Offset부터" + " 이어서 보내세요.",
                "The body came too slowly ("
                    + cause.getMessage()
                    + "). What came of a file's part is kept: go on from its Upload-Offset."));
      }
      if (cause instanceof LogReadOnlyException) {
        return problems.of(LogReadOnlyException.REFUSAL);
      }
      if (cause instanceof EvidenceChangedException) {
        LOG.log(Level.SEVERE, "an answer was withheld: {0}", cause.getMessage());
        return problems.of(EVIDENCE);
      }
      if (DatabasePulse.isCollision(cause)) {
        LOG.log(Level.WARNING, "sent back after a collision: {0}", cause.getMessage());
        return problems.later(COLLIDED);
      }
      if (cause instanceof JsonFormatException) {
        return problems.of(
            new Refusal(
                "malformed",
                "요청의 형식이 올바르지 않습니다.",
                "Not in the promised form: " + cause.getMessage()));
      }
    }
    if (!pulse.ask()) {
      return problems.later(
          new Refusal(
              "database-down",
              "데이터베이스에 장애가 있어 지금은 처리할 수 없습니다. 곧 다시 시도하세요.",
              "The database does not answer, so nothing can be done now; try again soon."));
    }
    String incident = UUID.randomUUID().toString();
    LOG.log(Level.SEVERE, thrown, () -> "incident " + incident);
    return problems.of(
        500,
        new Refusal(
            "internal-error",
            "서버에서 오류가 났습니다. 운영자에게 오류 번호 " + incident + "을 알려 주세요.",
            "Something failed here. The operator finds it under incident " + incident + "."));
  }

  private static Refusal http(WebApplicationException web) {
    int status = web.getResponse().getStatus();
    if (status == Response.Status.REQUEST_ENTITY_TOO_LARGE.getStatusCode()) {
      return new Refusal("too-large", "보낸 내용이 이 주소가 받는 크기보다 큽니다. 줄이거나 나누어 보내세요.", web.getMessage());
    }
    String code = status == 404 ? "not-found" : "http-" + status;
    return new Refusal(
        code, "HTTP " + status + ": " + web.getResponse().getStatusInfo().getReasonPhrase() + ".");
  }
}
