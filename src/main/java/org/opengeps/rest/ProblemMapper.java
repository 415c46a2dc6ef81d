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
import org.opengeps.platform.DatabasePool;
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
  private static final Refusal EVIDENCE = Refusal.of("evidence-changed");

  private static final Refusal FULL = Refusal.of("busy.full");
  private static final Refusal COLLIDED = Refusal.of("collided");

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
        return problems.of(408, Refusal.of("too-slow").with("problem", cause.getMessage()));
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
        return problems.of(Refusal.of("malformed.request").with("problem", cause.getMessage()));
      }
    }
    if (pulse.isToBlame()) {
      return problems.later(Refusal.of("database-down"));
    }
    if (DatabasePool.isExhausted(thrown)) {
      LOG.log(Level.WARNING, "sent back, all connections are lent: {0}", thrown.getMessage());
      return problems.later(FULL);
    }
    String incident = UUID.randomUUID().toString();
    LOG.log(Level.SEVERE, thrown, () -> "incident " + incident);
    return problems.of(500, Refusal.of("internal-error").with("incident", incident));
  }

  private static Refusal http(WebApplicationException web) {
    int status = web.getResponse().getStatus();
    if (status == Response.Status.REQUEST_ENTITY_TOO_LARGE.getStatusCode()) {
      return Refusal.of("too-large.body").with("problem", web.getMessage());
    }
    return http(status, web.getResponse().getStatusInfo().getReasonPhrase());
  }

  static Refusal http(int status, String reason) {
    Refusal refusal =
        switch (status) {
          case 400 -> Refusal.of("http-400");
          case 404 -> Refusal.of("not-found");
          case 405 -> Refusal.of("http-405");
          case 406 -> Refusal.of("http-406");
          case 415 -> Refusal.of("http-415");
          default -> Refusal.of("http-error");
        };
    return refusal.with("status", status).with("reason", reason);
  }
}
