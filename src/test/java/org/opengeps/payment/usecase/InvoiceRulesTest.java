package org.opengeps.payment.usecase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.helger.diver.api.coord.DVRCoordinate;
import com.helger.phive.api.execute.ValidationExecutionManager;
import com.helger.phive.api.executorset.ValidationExecutorSetRegistry;
import com.helger.phive.api.validity.IValidityDeterminator;
import com.helger.phive.en16931.EN16931Validation;
import com.helger.phive.peppol.PeppolValidation;
import com.helger.phive.peppol.PeppolValidation2025_05;
import com.helger.phive.xml.source.IValidationSourceXML;
import com.helger.phive.xml.source.ValidationSourceXML;
import com.helger.xml.serialize.read.DOMReader;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.opengeps.protocol.invoice.Amounts;
import org.opengeps.protocol.invoice.Amounts.Supplied;
import org.opengeps.protocol.invoice.InvoiceFacts;
import org.opengeps.protocol.invoice.Vat;

/**
 * The published rules of EN 16931 (and of Peppol BIS Billing 3) judge what {@link Invoice} writes;
 * all in one class, because reading the rules takes seconds.
 */
class InvoiceRulesTest {
  private static final ValidationExecutorSetRegistry<IValidationSourceXML> RULES =
      new ValidationExecutorSetRegistry<>();

  static {
    EN16931Validation.initEN16931(RULES);
    PeppolValidation.initStandard(RULES);
  }

  @Test
  void anInvoiceIsValid() {
    assertThat(broken(xml(SampleInvoice.facts()))).isEmpty();
  }

  @Test
  void anInvoiceThatSaysNoMoreThanItHasToIsValid() {
    Amounts amounts = amounts(SampleInvoice.TEN, "1");
    assertThat(broken(xml(SampleInvoice.bare(amounts)))).isEmpty();
  }

  @Test
  void whatIsExemptOrOfRateZeroIsValid() {
    Vat exempt = Vat.exempt("부가가치세법 제26조에 따른 면세");
    assertThat(broken(xml(SampleInvoice.with(amounts(exempt, "5500000", "7"))))).isEmpty();
    assertThat(broken(xml(SampleInvoice.with(amounts(Vat.zero(), "5500000"))))).isEmpty();
  }

  /** Every rest of a division by eleven, and amounts of any size in two currencies. */
  @Test
  void everySumIsTakenApartSoThatTheInvoiceIsValid() {
    for (int won = 1_000_000; won < 1_000_011; won++) {
      assertThat(broken(xml(SampleInvoice.with(amounts(SampleInvoice.TEN, "" + won)))))
          .as("%s won", won)
          .isEmpty();
    }
    Random random = new Random(20260304);
    for (int i = 0; i < 12; i++) {
      List<Supplied> parts = new ArrayList<>();
      var currency = i % 3 == 0 ? SampleInvoice.EUR : SampleInvoice.KRW;
      for (int j = 0; j <= random.nextInt(4); j++) {
        BigInteger minor = new BigInteger(1 + random.nextInt(37), random).add(BigInteger.ONE);
        parts.add(new Supplied("" + (j + 1), "품목 " + j, currency.ofMinor(minor)));
      }
      Amounts amounts = Amounts.of(SampleInvoice.TEN, parts);
      assertThat(broken(xml(SampleInvoice.with(amounts)))).as("%s", amounts).isEmpty();
    }
  }

  /** Why the nearest and not the next lower one: 12 won would be 10 and 2. */
  @Test
  void aNetAmountThatIsRoundedDownWouldNotBeValid() {
    Amounts amounts =
        new Amounts(
            SampleInvoice.TEN,
            List.of(new Amounts.Line("1", "책상", SampleInvoice.KRW.read("10"))),
            SampleInvoice.KRW.read("2"));
    assertThat(broken(xml(SampleInvoice.with(amounts)))).containsExactly("BR-CO-17", "BR-S-09");
  }

  @Test
  void aWrongTotalIsFound() {
    String xml =
        xml(SampleInvoice.facts())
            .replace(
                "<cbc:PayableAmount currencyID=\"KRW\">17767891<",
                "<cbc:PayableAmount currencyID=\"KRW\">17767892<");
    assertThat(broken(xml)).containsExactly("BR-CO-16");
  }

  @Test
  void aMissingBreakdownOfTheTaxIsFound() {
    String xml = xml(SampleInvoice.facts()).replaceAll("<cac:TaxSubtotal>.*</cac:TaxSubtotal>", "");
    assertThat(broken(xml)).contains("BR-CO-18");
  }

  /**
   * What stands between such an invoice and Peppol: its names, and an address in its network. No
   * scheme of addresses is Korea's business number; a firm with a number of GS1 (880...) has one.
   */
  @Test
  void underPeppolOnlyWhatItsNetworkWantsIsMissing() {
    String xml = xml(SampleInvoice.facts());
    DVRCoordinate peppol = PeppolValidation2025_05.VID_OPENPEPPOL_INVOICE_UBL_V3;
    assertThat(broken(xml, peppol))
        .containsExactly(
            "PEPPOL-EN16931-R001",
            "PEPPOL-EN16931-R004",
            "PEPPOL-EN16931-R007",
            "PEPPOL-EN16931-R010",
            "PEPPOL-EN16931-R020");
    String named =
        xml.replace(
                "<cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID>",
                "<cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#"
                    + "urn:fdc:peppol.eu:2017:poacc:billing:3.0</cbc:CustomizationID>"
                    + "<cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</cbc:ProfileID>")
            .replace(
                "<cac:Party>",
                "<cac:Party><cbc:EndpointID schemeID=\"0088\">8801234000000</cbc:EndpointID>");
    assertThat(broken(named, peppol)).isEmpty();
  }

  private static Amounts amounts(Vat vat, String... won) {
    List<Supplied> parts = new ArrayList<>();
    for (String one : won) {
      parts.add(new Supplied("" + (parts.size() + 1), "책상", SampleInvoice.KRW.read(one)));
    }
    return Amounts.of(vat, parts);
  }

  private static String xml(InvoiceFacts facts) {
    return new String(Invoice.write(facts), UTF_8);
  }

  private static TreeSet<String> broken(String xml) {
    return broken(xml, EN16931Validation.VID_UBL_INVOICE_1314_2);
  }

  /** Names of the rules, or a whole message that names none. */
  private static TreeSet<String> broken(String xml, DVRCoordinate rules) {
    var results =
        ValidationExecutionManager.executeValidation(
            IValidityDeterminator.createDefault(),
            RULES.getOfID(rules),
            ValidationSourceXML.create("invoice.xml", DOMReader.readXMLDOM(xml)),
            Locale.ENGLISH);
    TreeSet<String> broken = new TreeSet<>();
    results
        .getAllErrors()
        .forEach(
            failure ->
                broken.add(
                    failure.getErrorID() == null
                        ? failure.getErrorText(Locale.ENGLISH)
                        : failure.getErrorID()));
    return broken;
  }
}
