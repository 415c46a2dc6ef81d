package org.opengeps.portal.citizen;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.opengeps.platform.InTransaction;
import org.opengeps.portal.page.PageWriter;
import org.opengeps.portal.page.TableFile;
import org.opengeps.portal.page.Visitor;

/**
 * The door of all public pages. They are read only; everything that changes something goes through
 * the signed messages of the API.
 */
@WebServlet(
    name = "citizen",
    urlPatterns = {
      "",
      "/tenders/*",
      "/tenders.csv",
      "/tenders.xlsx",
      "/direct-awards/*",
      "/direct-awards.csv",
      "/direct-awards.xlsx",
      "/outages/*",
      "/rules/*",
      "/log",
      "/log.csv",
      "/log.xlsx",
      "/help/*",
      "/login",
      "/register",
      "/register/agency",
      "/committee",
      "/firm",
      "/my/*"
    })
public class CitizenServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final int HELP_PARTS = 4;
  private static final int OPERATOR_PARTS = 2;
  private static final int PRIVACY_PARTS = 5;
  private static final int ACCESSIBILITY_PARTS = 4;

  @Inject private transient InTransaction transaction;
  @Inject private transient PageWriter writer;
  @Inject private transient TenderList list;
  @Inject private transient TenderDesk tenders;
  @Inject private transient TableDesk tables;
  @Inject private transient PaperDesk papers;
  @Inject private transient CalendarDesk calendars;
  @Inject private transient DirectAwardDesk direct;
  @Inject private transient OutageDesk outages;
  @Inject private transient RulesDesk rules;
  @Inject private transient LogPage log;
  @Inject private transient CommitteeDesk committee;
  @Inject private transient FirmDesk firm;
  @Inject private transient ContractDesk contracts;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Visit visit = Visit.of(request);
    if (CalendarDesk.isAsked(visit)) {
      calendars.write(visit, request, response);
      return;
    }
    // one transaction for all that a page reads: each by itself would cost five statements more
    Page page = transaction.call(() -> page(visit));
    response.setStatus(page.status());
    if (page.file().isPresent()) {
      page.file().get().save(writer, writer.tools(request, response), response);
    } else {
      writer.write(request, response, page.template(), page.model());
    }
  }

  private Page page(Visit visit) {
    String first = visit.path().isEmpty() ? "" : visit.path().get(0);
    String all = String.join("/", visit.path());
    return switch (first) {
      case "" -> list.show(visit);
      case "tenders" ->
          visit.path().size() == 1
              ? list.show(visit)
              : tables
                  .find(visit)
                  .or(() -> papers.find(visit))
                  .orElseGet(() -> tenders.show(visit));
      case "tenders.csv", "tenders.xlsx" -> list.save(visit, TableFile.named(first).orElseThrow());
      case "direct-awards" -> direct.show(visit);
      case "direct-awards.csv", "direct-awards.xlsx" ->
          direct.save(visit, TableFile.named(first).orElseThrow());
      case "outages" -> outages.show(visit);
      case "rules" -> rules.show(visit);
      case "committee" -> committee.show();
      case "log" -> log.show(visit);
      case "log.csv", "log.xlsx" -> log.save(visit, TableFile.named(first).orElseThrow());
      case "login" -> Page.of("login", Map.of("next", Visitor.safeNext(visit.parameter("next"))));
      case "register" -> visit.path().size() == 1 ? firm.register() : Page.of("join", Map.of());
      case "firm" -> firm.show(visit);
      default ->
          switch (all) {
            case "help" -> info("help", HELP_PARTS);
            case "help/operator" -> info("operator", OPERATOR_PARTS);
            case "help/privacy" -> info("privacy", PRIVACY_PARTS);
            case "help/accessibility" -> info("accessibility", ACCESSIBILITY_PARTS);
            case "help/api" -> Page.of("api", Map.of());
            case "help/sealing" -> Page.of("sealing", Map.of());
            case "my/bids" -> Page.of("mybids", Map.of());
            case "my/contracts" -> contracts.mine();
            case "my/receipt" -> receipt(visit.parameter("submission"));
            default -> Page.notFound();
          };
    };
  }

  private static Page info(String page, int parts) {
    return Page.of("info", Map.of("page", page, "parts", parts));
  }

  private static Page receipt(String submission) {
    return submission.matches("[0-9a-f-]{36}")
        ? Page.of("receipt", Map.of("submission", submission))
        : Page.notFound();
  }
}
