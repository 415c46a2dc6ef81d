package org.opengeps.portal.auditor;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.opengeps.audit.usecase.FindMandates;
import org.opengeps.door.Sender;
import org.opengeps.identity.Actor;
import org.opengeps.identity.CurrentActor;
import org.opengeps.identity.Role;
import org.opengeps.platform.SecurityLog;
import org.opengeps.portal.page.PageWriter;
import org.opengeps.portal.page.TableFile;
import org.opengeps.portal.page.Visitor;

/**
 * {@code /audit}: lets auditors in, sends visitors to the log-in. What an auditor may read is
 * decided by the mandates.
 */
@WebServlet(
    name = "audit",
    urlPatterns = {"/audit", "/audit/*"})
public class AuditServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private static final String MANDATES = "/audit/mandates";

  /** Pages that are files, too. */
  private static final Set<String> FILES = Set.of("year", "tender");

  @Inject private transient CurrentActor visitor;
  @Inject private transient SecurityLog security;
  @Inject private transient PageWriter writer;
  @Inject private transient AuditDesk desk;
  @Inject private transient MandatesDesk mandates;
  @Inject private transient FindMandates giving;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Actor> actor = visitor.find();
    if (actor.isEmpty()) {
      String next = URLEncoder.encode(Visitor.address(request), StandardCharsets.UTF_8);
      response.sendRedirect("/login?next=" + next);
    } else if (lacking(actor.get(), request)) {
      security.refused(
          "role-missing",
          "at",
          request.getRequestURI(),
          "person",
          actor.get().person().value(),
          "from",
          Sender.of(request));
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    } else {
      answer(actor.get(), request, response);
    }
  }

  /** Mandates are given by more people than they are given to. */
  private boolean lacking(Actor actor, HttpServletRequest request) {
    return Visitor.path(request).equals(MANDATES)
        ? giving.lacking(actor).isPresent()
        : !actor.has(Role.AUDITOR);
  }

  private void answer(Actor auditor, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = Visitor.path(request).replaceFirst("^/audit/?", "");
    Optional<TableFile> form = TableFile.named(path);
    String page = form.map(one -> path.replace(one.ending(), "")).orElse(path);
    Optional<AuditPage> found =
        switch (page) {
          case "" -> Optional.of(desk.mandates(auditor));
          case "year" -> Optional.of(desk.year(auditor, request::getParameter));
          case "mandates" -> Optional.of(mandates.show(auditor, request::getParameter));
          case "tender" -> Optional.of(desk.tender(auditor, request::getParameter));
          default -> Optional.empty();
        };
    if (found.isEmpty() || form.isPresent() && !FILES.contains(page)) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    AuditPage answer = found.get();
    response.setStatus(answer.status());
    if (form.isPresent() && answer.file().isPresent()) {
      writer.save(
          response,
          answer.file().get().apply(writer.tools(request, response)),
          form.get(),
          answer.zone());
    } else {
      writer.write(request, response, answer.template(), answer.model());
    }
  }
}
