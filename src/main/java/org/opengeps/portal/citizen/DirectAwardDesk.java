package org.opengeps.portal.citizen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.opengeps.award.DirectAwardFilter;
import org.opengeps.award.DirectAwardPage;
import org.opengeps.award.DirectAwardQuery;
import org.opengeps.award.NamedDirectAward;
import org.opengeps.award.usecase.FindDirectAwards;
import org.opengeps.identity.usecase.FindSigners;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.platform.OfficialZone;
import org.opengeps.portal.page.PageTools;
import org.opengeps.portal.page.Table;
import org.opengeps.portal.page.TableFile;
import org.opengeps.protocol.message.DirectAward;

/**
 * Purchases on one quote (1인 견적 수의계약) as the law wants them public: {@code /direct-awards}, by
 * agency and period, the same as a file, and {@code /direct-awards/{id}}.
 */
@ApplicationScoped
class DirectAwardDesk {
  private static final String NAME = "direct-awards";
  private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  @Inject private FindDirectAwards awards;
  @Inject private FindSigners signers;
  @Inject private OfficialZone zone;

  Page show(Visit visit) {
    if (visit.path().size() == 1) {
      return list(visit);
    }
    return Optional.of(visit.path().get(1))
        .filter(id -> visit.path().size() == 2 && id.matches(ID))
        .map(UUID::fromString)
        .flatMap(awards::find)
        .map(this::one)
        .orElseGet(Page::notFound);
  }

  private Page list(Visit visit) {
    Verdict<DirectAwardFilter> asked = DirectAwardFilter.read(visit::parameter);
    Map<String, Object> model = new HashMap<>();
    for (String name : List.of("agency", "from", "until")) {
      model.put(name, visit.parameter(name));
    }
    model.put("mostInFile", DirectAwardQuery.WHOLE_LIST);
    if (asked instanceof Verdict.Refused<DirectAwardFilter> refused) {
      model.put("wrong", refused.refusal());
      return new Page(Page.BAD_REQUEST, NAME, model);
    }
    DirectAwardPage page = awards.page(asked.orThrow(), visit.pageNumber());
    model.put("rows", page.rows());
    model.put("total", page.total());
    model.put("pages", page.pages());
    model.put("conditions", asked.orThrow().conditions());
    return Page.of(NAME, model);
  }

  private Page one(NamedDirectAward award) {
    Sha256 first = award.award().signed();
    Sha256 second = award.award().approval().orElseThrow();
    Map<Sha256, String> names = signers.names(List.of(first, second));
    Map<String, Object> model = new HashMap<>();
    model.put("one", award);
    model.put("proposedBy", names.getOrDefault(first, ""));
    model.put("approvedBy", names.getOrDefault(second, ""));
    return Page.of("direct-award", model);
  }

  /** The same list as a file, without pages. */
  Page save(Visit visit, TableFile form) {
    Verdict<DirectAwardFilter> asked = DirectAwardFilter.read(visit::parameter);
    if (asked.refused().isPresent()) {
      return list(visit);
    }
    List<NamedDirectAward> rows = awards.whole(asked.orThrow());
    return Page.of(new TablePage(form, zone.zone(), words -> table(words, rows)));
  }

  private static Table table(PageTools words, List<NamedDirectAward> rows) {
    List<String> columns =
        Stream.of(
                "direct.id",
                "tenders.agency",
                "table.agency-code",
                "direct.subject",
                "field.business.kind",
                "direct.ground",
                "direct.article",
                "notice.estimated-amount",
                "direct.quote",
                "direct.amount",
                "direct.rate",
                "direct.supplier",
                "table.business-number",
                "direct.contract-date",
                "direct.until",
                "buyer.reason",
                "direct.published")
            .map(words::text)
            .toList();
    return new Table(NAME, columns, rows.stream().map(one -> row(words, one)).toList());
  }

  private static List<Object> row(PageTools words, NamedDirectAward one) {
    DirectAward said = one.award().content();
    return Table.row(
        said.id().toString(),
        words.local(one.agency().name()),
        one.agency().identifier(),
        words.local(said.title()),
        words.word("business-kind", said.business().kind()),
        words.word("one-quote", said.ground()),
        words.local(one.groundArticle()),
        said.estimatedAmount(),
        said.quoted(),
        said.amount(),
        one.rate(),
        words.local(one.supplierName()),
        words.businessNumber(said.supplier()),
        said.contractDate().toString(),
        said.performedUntil().toString(),
        words.local(said.reason()),
        one.award().approvedAt().orElseThrow());
  }
}
