package org.opengeps.portal.citizen;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.opengeps.identity.CurrentActor;
import org.opengeps.identity.Person;
import org.opengeps.portal.page.LanguageChoice;
import org.opengeps.portal.page.PageWriter;

/**
 * {@code /watching}: what the person who is logged in follows, and the forms that change it; no
 * other site can send these, because the cookie of the log-in comes from none. The links in letters
 * ({@code confirm}, {@code stop}) work without a log-in: opened they ask, and only the press acts,
 * since programs that scan mail open every link.
 */
@WebServlet(
    name = "watching",
    urlPatterns = {"/watching", "/watching/*"})
public class WatchingServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final int SEE_OTHER = 303;

  @Inject private transient PageWriter writer;
  @Inject private transient CurrentActor actor;
  @Inject private transient WatchingDesk desk;
  @Inject private transient WatchingForms forms;
  @Inject private transient LetterLinks links;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Visit visit = Visit.of(request);
    Optional<Person> person = actor.findPerson();
    Optional<Page> link = links.ask(visit);
    if (link.isPresent()) {
      write(request, response, link.get());
    } else if (visit.path().size() > 1) {
      write(request, response, Page.notFound());
    } else if (person.isEmpty() && "cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
      // from a letter the cookie of the log-in does not come along; from this page it does
      response.setHeader("Refresh", "0; url=/watching");
      write(request, response, Page.of("letterlink", Map.of("kind", "open")));
    } else if (person.isEmpty()) {
      response.sendRedirect("/login?next=/watching");
    } else {
      write(request, response, desk.show(person.get(), visit.parameter("done")));
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    request.setCharacterEncoding("UTF-8");
    Visit visit = Visit.of(request);
    Optional<Person> person = actor.findPerson();
    Optional<Page> link = links.act(visit);
    if (link.isPresent()) {
      write(request, response, link.get());
    } else if (person.isEmpty()) {
      to(response, "/login?next=/watching");
    } else {
      String language = LanguageChoice.of(request, response).tag();
      WatchingForms.Answer answer = forms.take(visit, person.get(), language);
      if (answer.page().isPresent()) {
        write(request, response, answer.page().get());
      } else {
        to(response, answer.next());
      }
    }
  }

  /** The browser asks for the next page anew: loading it again sends no form. */
  private static void to(HttpServletResponse response, String address) {
    response.setStatus(SEE_OTHER);
    response.setHeader("Location", address);
    response.setHeader("Cache-Control", "no-store");
  }

  private void write(HttpServletRequest request, HttpServletResponse response, Page page)
      throws IOException {
    response.setStatus(page.status());
    writer.write(request, response, page.template(), page.model());
  }
}
