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

  @Inject private transient CurrentActor visitor;
  @Inject private transient SecurityLog security;
  @Inject private transient PageWriter writer;
  @Inject private transient AuditDesk desk;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Actor> actor = visitor.find();
    if (actor.isEmpty()) {
      String next = URLEncoder.encode(Visitor.address(request), StandardCharsets.UTF_8);
      response.sendRedirect("/login?next=" + next);
    } else if (!actor.get().has(Role.AUDITOR)) {
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

  private void answer(Actor auditor, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = Visitor.path(request).replaceFirst("^/audit/?", "");
    Optional<TableFile> form = TableFile.named(path);
    String page = form.map(one -> path.replace(one.ending(), "")).orElse(path);
    Optional<AuditPage> found =
        switch (page) {
          case "" -> Optional.of(desk.mandates(auditor));
          case "year" -> Optional.of(desk.year(auditor, request::getParameter));
          case "tender" -> Optional.of(desk.tender(auditor, request::getParameter));
          default -> Optional.empty();
        };
    if (found.isEmpty() || form.isPresent() && page.isEmpty()) {
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
