package org.opengeps.portal.page;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.opengeps.identity.Actor;
import org.opengeps.identity.CurrentActor;

/** Writes a page for a visitor: finds language and log-in state, fills the template, sends it. */
@ApplicationScoped
public class PageWriter {
  @Inject private ServletContext context;
  @Inject private CurrentActor actor;

  @Inject
  @ConfigProperty(name = "opengeps.practice", defaultValue = "false")
  private boolean practice;

  @Inject
  @ConfigProperty(name = "opengeps.key-idle-minutes", defaultValue = "15")
  private int keyIdleMinutes;

  @Inject
  @ConfigProperty(name = "opengeps.operator.name")
  private Optional<String> operatorName;

  @Inject
  @ConfigProperty(name = "opengeps.operator.contact")
  private Optional<String> operatorContact;

  @Inject
  @ConfigProperty(name = "opengeps.operator.privacy")
  private Optional<String> operatorPrivacy;

  @Inject
  @ConfigProperty(name = "opengeps.operator.accessibility")
  private Optional<String> operatorAccessibility;

  private Templates templates;
  private Assets assets;

  @PostConstruct
  void load() {
    templates = new Templates();
    try (InputStream manifest = context.getResourceAsStream("/assets/manifest.json")) {
      if (manifest == null) {
        throw new IllegalStateException("the front-end build is not in the archive");
      }
      assets = Assets.read(manifest.readAllBytes());
    } catch (IOException e) {
      throw new IllegalStateException("the front-end build cannot be read", e);
    }
  }

  /** Sends the page; its status is the caller's. */
  public void write(
      HttpServletRequest request,
      HttpServletResponse response,
      String template,
      Map<String, ?> model)
      throws IOException {
    PageTools tools = tools(request, response);
    byte[] html = templates.render(template, tools, model).getBytes(StandardCharsets.UTF_8);
    response.setContentType("text/html; charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Content-Language", tools.language());
    response.setContentLength(html.length);
    send(response, html);
  }

  /** Sends a table as a file to be saved under its name. */
  public void save(HttpServletResponse response, Table table, TableFile form, ZoneId zone)
      throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    form.write(table, zone, file);
    save(response, table.name() + form.ending(), form.contentType(), file.toByteArray());
  }

  /**
   * Sends a file to be saved.
   *
   * @param name in ASCII, with its ending
   */
  public void save(HttpServletResponse response, String name, String contentType, byte[] file)
      throws IOException {
    response.setContentType(contentType);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    response.setContentLength(file.length);
    response.getOutputStream().write(file);
  }

  /** A page that failed half-way may have begun with a writer. */
  private static void send(HttpServletResponse response, byte[] html) throws IOException {
    try {
      response.getOutputStream().write(html);
    } catch (IllegalStateException e) {
      response.getWriter().write(new String(html, StandardCharsets.UTF_8));
    }
  }

  /** What templates and Faces pages use to write words, times and addresses. */
  public PageTools tools(HttpServletRequest request, HttpServletResponse response) {
    Language language = LanguageChoice.of(request, response);
    String query =
        request.getQueryString() == null ? "" : withoutLanguage(request.getQueryString());
    String name = actor.isLoggedIn() ? actor.getName() : null;
    Visitor visitor =
        new Visitor(
            language,
            Visitor.path(request),
            query,
            name,
            actor.find().map(Actor::roles).orElse(Set.of()),
            actor.findSitting().orElse(null));
    return new PageTools(
        new Texts(language),
        assets,
        visitor,
        new Installation(practice, keyIdleMinutes, operator()));
  }

  private Operator operator() {
    return new Operator(operatorName, operatorContact, operatorPrivacy, operatorAccessibility);
  }

  private static String withoutLanguage(String query) {
    return Arrays.stream(query.split("&"))
        .filter(pair -> !pair.startsWith("lang="))
        .collect(Collectors.joining("&"));
  }
}
