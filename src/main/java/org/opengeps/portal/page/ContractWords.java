package org.opengeps.portal.page;

import java.util.List;
import org.opengeps.protocol.message.Contract;
import org.opengeps.protocol.message.ContractTerms;
import org.opengeps.protocol.message.ContractTerms.Bond;
import org.opengeps.protocol.message.ContractTerms.Delay;
import org.opengeps.protocol.message.ContractTerms.Warranty;

/** What a contract says, in words: the same on pages and paper. */
public final class ContractWords {
  private final PageTools tools;

  ContractWords(PageTools tools) {
    this.tools = tools;
  }

  /** A member's name and what it says. */
  public record Row(String label, String value) {}

  /** Everything but the clauses, which stand apart. */
  public List<Row> rows(Contract contract) {
    ContractTerms terms = contract.terms();
    return List.of(
        row(
            "agency",
            tools.local(contract.agency().name()) + " (" + contract.agency().code() + ")"),
        row("supplier", supplier(contract)),
        row("amount", tools.money(contract.amount())),
        row("period", period(terms)),
        row("place", tools.local(terms.place())),
        row("payment", tools.word("contract-payment", terms.payment())),
        row("bond", bond(terms.bond())),
        row(
            "warranty",
            terms.warranty().map(this::warranty).orElse(tools.text("contract.warranty.none"))),
        row("delay", delay(terms.delay())));
  }

  private Row row(String member, String value) {
    return new Row(tools.text("contract." + member), value);
  }

  /** Its name and business number. */
  public String supplier(Contract contract) {
    return tools.local(contract.supplier().name())
        + " ("
        + tools.businessNumber(contract.supplier().number())
        + ")";
  }

  private String period(ContractTerms terms) {
    return terms.from() == null
        ? tools.text("contract.until", terms.until().toString())
        : terms.from() + " ~ " + terms.until();
  }

  private String bond(Bond bond) {
    String amount = tools.money(bond.amount());
    String rate = bond.rate().toString();
    return bond.exempt() == null
        ? tools.text("contract.bond.said", amount, rate)
        : tools.text(
            "contract.bond.exempt", amount, rate, tools.word("contract-exempt", bond.exempt()));
  }

  private String warranty(Warranty warranty) {
    return tools.text(
        "contract.warranty.said",
        tools.money(warranty.amount()),
        warranty.rate().toString(),
        warranty.years());
  }

  private String delay(Delay delay) {
    return tools.text(
        "contract.delay.said",
        delay.rate().toString(),
        delay.cap().toString(),
        tools.word("contract-delay", delay.kind()));
  }
}
