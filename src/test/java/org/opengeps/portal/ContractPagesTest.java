package org.opengeps.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opengeps.contract.ContractState;
import org.opengeps.contract.ContractView;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.Percent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Won;
import org.opengeps.portal.page.Assets;
import org.opengeps.portal.page.Installation;
import org.opengeps.portal.page.Language;
import org.opengeps.portal.page.Operator;
import org.opengeps.portal.page.PageTools;
import org.opengeps.portal.page.Templates;
import org.opengeps.portal.page.Texts;
import org.opengeps.portal.page.Visitor;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.message.Contract;
import org.opengeps.protocol.message.ContractStep;
import org.opengeps.protocol.message.ContractTerms;
import org.opengeps.protocol.message.ContractTerms.Bond;
import org.opengeps.protocol.message.ContractTerms.Delay;
import org.opengeps.protocol.message.ContractTerms.Payment;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Notice;

/** The pages of a contract in every state, in both languages. */
class ContractPagesTest {
  private static final Instant AT = Instant.parse("2026-03-02T01:02:03Z");
  private static final Notice NOTICE = new TenderScene().notice;

  private static String render(String template, Language language, Map<String, ?> model) {
    String manifest =
        Stream.of("mark.svg", "site.css", "site.js", "contract.js")
            .map(
                name ->
                    "\"%s\":{\"path\":\"/assets/%s\",\"integrity\":\"sha256-x\"}"
                        .formatted(name, name))
            .collect(Collectors.joining(",", "{", "}"));
    PageTools tools =
        new PageTools(
            new Texts(language),
            Assets.read(manifest.getBytes(StandardCharsets.UTF_8)),
            new Visitor(language, "/my/contracts", "", "홍길동", Set.of(), null),
            new Installation(true, 15, Operator.unnamed()));
    return new Templates().render(template, tools, model);
  }

  private static Contract contract() {
    ContractTerms terms =
        new ContractTerms(
            null,
            LocalDate.of(2026, 9, 30),
            new LocalText("가온시 하수처리장", ""),
            Payment.IN_PARTS,
            new Bond(Percent.of("10"), Won.of(4_500_000), "small-sum"),
            Optional.empty(),
            new Delay("works", Percent.of("0.05"), Percent.of("30")),
            new LocalText("첫째 조건\n둘째 조건 <b>", ""));
    return new Contract(
        NOTICE.ref(),
        "0",
        Sha256.ofText("award"),
        NOTICE.agency(),
        new Contract.Supplier("9990000005", new LocalText("한빛건설", "Hanbit")),
        NOTICE.title(),
        NOTICE.business(),
        Won.of(45_000_000),
        terms,
        Sha256.ofText("the one before"),
        AT,
        AT.plusSeconds(60));
  }

  private static ContractView view(ContractState state) {
    Contract contract = contract();
    Optional<ContractView.Offer> offer =
        Optional.of(new ContractView.Offer(contract, contract.hash(), Sha256.ofText("offer"), AT))
            .filter(one -> state != ContractState.AWAITED);
    return new ContractView(
        NOTICE.ref(),
        "0",
        new OrganisationId("0b0f8f3c-0000-4000-8000-000000000000"),
        "9990000005",
        Sha256.ofText("award"),
        AT,
        AT.plusSeconds(90),
        state,
        Optional.of(AT.plusSeconds(90)),
        Optional.empty(),
        List.of(),
        offer,
        steps(state));
  }

  private static List<ContractView.Step> steps(ContractState state) {
    return switch (state) {
      case CONSENTED, LAPSED -> List.of(step(ContractStep.Kind.CONSENT));
      case CONCLUDED ->
          List.of(step(ContractStep.Kind.CONSENT), step(ContractStep.Kind.CONFIRMATION));
      default -> List.of();
    };
  }

  private static ContractView.Step step(ContractStep.Kind kind) {
    Optional<Instant> confirmBy =
        kind == ContractStep.Kind.CONSENT ? Optional.of(AT.plusSeconds(80)) : Optional.empty();
    return new ContractView.Step(
        contract().hash(), kind, Sha256.ofText(kind.type()), AT, confirmBy);
  }

  private static Map<String, Object> model(ContractState state, boolean mine) {
    ContractView view = view(state);
    Map<String, Object> model = new HashMap<>();
    model.put("notice", NOTICE);
    model.put("lot", NOTICE.lots().get(0));
    model.put("lots", List.of(1));
    model.put("contract", view);
    model.put("mine", mine);
    model.put("signers", Map.of(Sha256.ofText(ContractStep.Kind.CONSENT.type()).hex(), "김대표"));
    view.offer().ifPresent(offer -> model.put("offer", offer));
    model.put("signed", "MIIB");
    model.put("officer", "박주무관");
    return model;
  }

  @ParameterizedTest
  @EnumSource
  void everyStateHasItsWordsInBothLanguages(ContractState state) {
    for (Language language : Language.values()) {
      String word =
          new Texts(language).get("contract-state." + state.name().toLowerCase(Locale.ROOT));
      String page = render("contract", language, model(state, false));
      assertThat(page).contains(word).doesNotContain("contract-form");
      assertThat(page.contains("not-concluded")).isEqualTo(state.isOver());
      assertThat(page.contains("45,000,000")).isEqualTo(state != ContractState.AWAITED);
      Map<String, Object> mine = new HashMap<>();
      mine.put("zone", NOTICE.zone());
      mine.put("loggedIn", true);
      Map<String, Object> row = new HashMap<>();
      row.put("contract", view(state));
      row.put("tender", null);
      mine.put("rows", List.of(row));
      assertThat(render("mycontracts", language, mine)).contains(word);
    }
  }

  @Test
  void theFirmAloneFindsAFormAndReadsTheContractFromTheSignature() {
    String page = render("contract", Language.KO, model(ContractState.SENT, true));
    assertThat(page).contains("contract-form", "data-signed=\"MIIB\"", "step-consent");
    String late = render("contract", Language.KO, model(ContractState.SILENT, true));
    assertThat(late).contains("step-refusal").doesNotContain("step-consent");
  }

  @Test
  void whatIsAgreedStandsInWordsAndMarkupIsText() {
    String page = render("contract", Language.KO, model(ContractState.CONCLUDED, false));
    assertThat(page)
        .contains("지급 확약", "소액 계약", "하루 0.05%, 모두 30% 이내 (공사)", "2026-09-30까지", "둘째 조건 &lt;b&gt;")
        .contains("김대표", "박주무관", contract().hash().hex());
  }

  @Test
  void aConsentSaysUntilWhenItIsConfirmedAndAContractWhatItReplaces() {
    String page = render("contract", Language.KO, model(ContractState.CONSENTED, false));
    assertThat(page).contains("확정 기한", "대신하는 계약서", Sha256.ofText("the one before").hex());
    assertThat(render("contract", Language.KO, model(ContractState.SENT, false)))
        .doesNotContain("확정 기한");
  }

  @Test
  void beforeTheAwardThereIsNoContract() {
    Map<String, Object> model = model(ContractState.AWAITED, false);
    model.remove("contract");
    assertThat(render("contract", Language.KO, model)).contains("no-contract");
  }
}
