package org.opengeps.payment.usecase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opengeps.protocol.invoice.Amounts;
import org.opengeps.protocol.invoice.InvoiceFacts;
import org.opengeps.protocol.invoice.InvoiceFacts.Account;
import org.opengeps.protocol.invoice.InvoiceFacts.Party;
import org.opengeps.protocol.invoice.InvoiceFormatException;
import org.opengeps.protocol.invoice.Vat;

class InvoiceTest {
  private static final Path KEPT = Path.of("src/test/resources/invoice");
  private static final Pattern OPENING = Pattern.compile("<([a-z]+:?[A-Za-z]+)[^>/]*>");
  private static final String SAMPLE = new String(Invoice.write(SampleInvoice.facts()), UTF_8);

  /** A newer library that writes other bytes would give a claim an invoice of another hash. */
  @Test
  void theBytesAreThoseThatWereKept() throws IOException {
    assertThat(SAMPLE).isEqualTo(Files.readString(KEPT.resolve("two-deliveries.xml")));
  }

  @Test
  void theSameFactsAreTheSameBytesOnAnyMachine() {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      assertThat(new String(Invoice.write(SampleInvoice.facts()), UTF_8)).isEqualTo(SAMPLE);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void whatIsWrittenIsReadBack() {
    Amounts euro =
        Amounts.of(
            Vat.exempt("면세 도서"),
            List.of(new Amounts.Supplied("1", "도서", SampleInvoice.EUR.read("1234.50"))));
    Amounts zero =
        Amounts.of(
            Vat.zero(), List.of(new Amounts.Supplied("1", "수출", SampleInvoice.KRW.read("7"))));
    for (InvoiceFacts facts :
        List.of(
            SampleInvoice.facts(),
            SampleInvoice.with(euro),
            SampleInvoice.with(zero),
            SampleInvoice.bare(euro))) {
      assertThat(Invoice.read(Invoice.write(facts))).isEqualTo(facts);
    }
  }

  @Test
  void anyTextThatMayBeWrittenIsReadBack() {
    String text = "\"A]]>' & <b/> 😀  가\u00a0나 &amp; %n";
    InvoiceFacts sample = SampleInvoice.facts();
    InvoiceFacts facts =
        new InvoiceFacts(
            sample.number(),
            sample.issuedOn(),
            sample.suppliedOn(),
            sample.dueOn(),
            new Party(text, "1234567890", text, text),
            sample.buyer(),
            text,
            text,
            Amounts.of(
                Vat.exempt(text),
                List.of(new Amounts.Supplied("<1>", text, SampleInvoice.KRW.read("3")))),
            new Account("", "-1-", text),
            List.of("첫 줄\n\n\t둘째 줄 " + text));
    assertThat(Invoice.read(Invoice.write(facts))).isEqualTo(facts);
  }

  /** Other prefixes, order of attributes, spaces, hyphens, decimals, and much that is not ours. */
  @Test
  void anInvoiceOfAnotherProgramIsRead() throws IOException {
    InvoiceFacts facts = Invoice.read(Files.readAllBytes(KEPT.resolve("of-another-program.xml")));
    assertThat(facts.number()).isEqualTo("2026-0042");
    assertThat(facts.suppliedOn()).isEqualTo(facts.issuedOn());
    assertThat(facts.supplier())
        .isEqualTo(new Party("", "1234567890", "(주)나래전산", "부산광역시 해운대구 센텀중앙로 79 7층"));
    assertThat(facts.amounts().net()).isEqualTo(SampleInvoice.KRW.read("10"));
    assertThat(facts.amounts().tax()).isEqualTo(SampleInvoice.KRW.read("2"));
    assertThat(facts.account()).isEqualTo(new Account("", "11012345678", "(주)나래전산"));
    assertThat(facts.order()).isEmpty();
    assertThat(Invoice.read(Invoice.write(facts))).isEqualTo(facts);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<cbc:TaxInclusiveAmount currencyID=\"KRW\">17767891 | <cbc:TaxInclusiveAmount currencyID=\"KRW\">17767890 | cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount is 17767890, but the parts make 17767891",
        "<cbc:PayableAmount currencyID=\"KRW\"> | <cbc:PayableAmount currencyID=\"USD\"> | cac:LegalMonetaryTotal/cbc:PayableAmount/@currencyID is USD, not KRW",
        "<cbc:DocumentCurrencyCode>KRW | <cbc:DocumentCurrencyCode>WON | cbc:DocumentCurrencyCode is no currency: WON",
        "<cbc:InvoiceTypeCode>380 | <cbc:InvoiceTypeCode>381 | cbc:InvoiceTypeCode is 381, not [380, 388]",
        "<cbc:LineExtensionAmount currencyID=\"KRW\">12000000</cbc:LineExtensionAmount><cac:Item> | <cbc:LineExtensionAmount currencyID=\"KRW\">12000000.5</cbc:LineExtensionAmount><cac:Item> | cac:InvoiceLine[1]/cbc:LineExtensionAmount has a fraction of the smallest unit: 12000000.5",
        "<cbc:IdentificationCode>KR | <cbc:IdentificationCode>JP | cac:AccountingSupplierParty/cac:Party/cac:PostalAddress/cac:Country is not KR",
        "<cbc:CompanyID>KR1234567890 | <cbc:CompanyID>KR123456789 | supplier.number has another form: 123456789",
        "<cbc:ID>CZNBKRSE | <cbc:ID>국민은행 | account.bic has another form: 국민은행",
        "<cbc:Percent>10</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory> | <cbc:Percent>5</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory> | cac:InvoiceLine[1]/cac:Item/cac:ClassifiedTaxCategory is taxed in another way than the invoice",
        "<cac:LegalMonetaryTotal> | <cac:WithholdingTaxTotal><cbc:TaxAmount currencyID=\"KRW\">1</cbc:TaxAmount></cac:WithholdingTaxTotal><cac:LegalMonetaryTotal> | cac:WithholdingTaxTotal is not read here",
        "<cbc:IssueDate>2026-03-04</cbc:IssueDate> | <cbc:IssueDate>2026-02-30</cbc:IssueDate> | the invoice is not in the form of UBL 2.1:",
        "<cbc:ID>R26BK00000123-001-1</cbc:ID> | <cbc:ID>R26BK 1</cbc:ID> | number has another form: R26BK 1",
        "<cbc:IssueDate> | <cbc:Unknown/><cbc:IssueDate> | the invoice is not in the form of UBL 2.1:",
      })
  void whatIsWrongIsRefusedByItsMember(String right, String wrong, String why) {
    assertThat(SAMPLE).contains(right);
    refused(SAMPLE.replaceFirst(Pattern.quote(right), wrong), why);
  }

  @Test
  void aDocumentTypeIsRefusedAndNothingInItIsLookedAt() {
    String root = SAMPLE.substring(SAMPLE.indexOf("<Invoice"));
    String laughs = "<!DOCTYPE Invoice [<!ENTITY a \"하하하\"><!ENTITY b \"&a;&a;&a;\">]>";
    String file = "<!DOCTYPE Invoice [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
    for (String head : List.of(laughs, file, "<!DOCTYPE Invoice SYSTEM \"http://127.0.0.1:1/\">")) {
      refused(head + root, "DOCTYPE is not allowed in an invoice");
    }
  }

  @Test
  void whatIsTooLargeTooDeepOrTooLongIsRefused() {
    assertThatThrownBy(() -> Invoice.read(new byte[Invoice.LARGEST + 1]))
        .hasMessage("the invoice has more than 2000000 bytes");
    String open = "<cac:SubInvoiceLine>".repeat(45_000);
    refused(SAMPLE.replaceFirst("<cac:Item>", open + "<cac:Item>"), "line 2 is not XML");
    String deep = open + "</cac:SubInvoiceLine>".repeat(45_000);
    refused(
        SAMPLE.replaceFirst("<cac:Item>", deep + "<cac:Item>"),
        "cac:SubInvoiceLine is more than 40 elements deep");
    refused(
        SAMPLE.replaceFirst(">17767891<", ">" + "1".repeat(4_001) + "<"),
        "cbc:TaxInclusiveAmount is longer than 4000 characters");
  }

  /** Each element left out and each written twice: read, or refused by name, and nothing else. */
  @Test
  void whateverIsMissingOrDoubledIsReadOrRefused() throws IOException {
    for (String document :
        List.of(SAMPLE, Files.readString(KEPT.resolve("of-another-program.xml")))) {
      List<MatchResult> tags = OPENING.matcher(document).results().toList();
      assertThat(tags).hasSizeGreaterThan(60);
      for (MatchResult tag : tags.subList(1, tags.size())) {
        String end = "</" + tag.group(1) + ">";
        int until = document.indexOf(end, tag.end()) + end.length();
        String element = document.substring(tag.start(), until);
        for (String other : List.of("", element + element)) {
          String changed = document.substring(0, tag.start()) + other + document.substring(until);
          try {
            assertThat(Invoice.read(changed.getBytes(UTF_8)).amounts()).isNotNull();
          } catch (InvoiceFormatException e) {
            assertThat(e).hasMessageNotContaining("null");
          }
        }
      }
    }
  }

  @Test
  void whatIsNoInvoiceIsRefused() {
    refused("", "line ");
    refused("{\"number\": 1}", "line 1 is not XML");
    refused("<Invoice/>", "Invoice is not an Invoice of UBL 2");
    refused(
        SAMPLE.replaceFirst("xsd:Invoice-2", "xsd:CreditNote-2"),
        "Invoice is not an Invoice of UBL 2");
  }

  private static void refused(String document, String why) {
    assertThatThrownBy(() -> Invoice.read(document.getBytes(UTF_8)))
        .isInstanceOf(InvoiceFormatException.class)
        .hasMessageStartingWith(why);
  }
}
