package org.opengeps.payment.usecase;

import com.helger.xsds.ccts.cct.schemamodule.AmountType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.AddressType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.FinancialAccountType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.InvoiceLineType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.MonetaryTotalType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyLegalEntityType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyTaxSchemeType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PaymentMeansType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxCategoryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxSubtotalType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.TaxExemptionReasonType;
import oasis.names.specification.ubl.schema.xsd.invoice_21.InvoiceType;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.PlainText;
import org.opengeps.protocol.invoice.Amounts;
import org.opengeps.protocol.invoice.InvoiceFacts;
import org.opengeps.protocol.invoice.InvoiceFormatException;
import org.opengeps.protocol.invoice.Vat;

/** Facts from the objects of UBL 2.1; sums are added up again, not believed. */
final class InvoiceReader {
  private static final List<String> TYPES = List.of(InvoiceWriter.INVOICE, "388");
  private static final String TOTAL = "cac:LegalMonetaryTotal/";

  private final InvoiceType invoice;
  private final CurrencyUnit currency;

  InvoiceReader(InvoiceType invoice) {
    this.invoice = invoice;
    this.currency = currency(invoice.getDocumentCurrencyCodeValue());
  }

  InvoiceFacts facts() {
    String type = text(invoice.getInvoiceTypeCodeValue());
    expect(TYPES.contains(type), "cbc:InvoiceTypeCode", "is " + type + ", not " + TYPES);
    refuseWhatChangesTheSum();
    LocalDate issued = there(invoice.getIssueDateValueLocal(), "cbc:IssueDate");
    LocalDate supplied = invoice.getTaxPointDateValueLocal();
    String contract =
        invoice.getContractDocumentReferenceCount() == 0
            ? ""
            : text(invoice.getContractDocumentReferenceAtIndex(0).getIDValue());
    return new InvoiceFacts(
        text(invoice.getIDValue()),
        issued,
        supplied == null ? issued : supplied,
        invoice.getDueDateValueLocal(),
        party(invoice.getAccountingSupplierParty().getParty(), "cac:AccountingSupplierParty/"),
        party(invoice.getAccountingCustomerParty().getParty(), "cac:AccountingCustomerParty/"),
        contract,
        invoice.getOrderReference() == null ? "" : text(invoice.getOrderReference().getIDValue()),
        amounts(),
        account(),
        invoice.getNote().stream().map(note -> text(note.getValue())).toList());
  }

  /** None of it belongs to a claim for accepted deliveries, and passing over it would be wrong. */
  private void refuseWhatChangesTheSum() {
    expect(!invoice.hasAllowanceChargeEntries(), "cac:AllowanceCharge", "is not read here");
    expect(!invoice.hasPrepaidPaymentEntries(), "cac:PrepaidPayment", "is not read here");
    expect(!invoice.hasWithholdingTaxTotalEntries(), "cac:WithholdingTaxTotal", "is not read here");
    MonetaryTotalType total = invoice.getLegalMonetaryTotal();
    nothing(total.getAllowanceTotalAmountValue(), "cbc:AllowanceTotalAmount");
    nothing(total.getChargeTotalAmountValue(), "cbc:ChargeTotalAmount");
    nothing(total.getPrepaidAmountValue(), "cbc:PrepaidAmount");
    nothing(total.getPayableRoundingAmountValue(), "cbc:PayableRoundingAmount");
  }

  private static void nothing(BigDecimal amount, String name) {
    expect(amount == null || amount.signum() == 0, TOTAL + name, "is not read here");
  }

  private Amounts amounts() {
    expect(invoice.getTaxTotalCount() == 1, "cac:TaxTotal", "is not there exactly once");
    var all = invoice.getTaxTotalAtIndex(0);
    expect(
        all.getTaxSubtotalCount() == 1,
        "cac:TaxTotal/cac:TaxSubtotal",
        "is not there exactly once: one way of taxing for all lines");
    TaxSubtotalType part = all.getTaxSubtotalAtIndex(0);
    Vat vat = vat(part.getTaxCategory(), "cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory");
    Money tax = money(part.getTaxAmount(), "cac:TaxTotal/cac:TaxSubtotal/cbc:TaxAmount");
    List<Amounts.Line> lines = new ArrayList<>();
    for (int i = 0; i < invoice.getInvoiceLineCount(); i++) {
      lines.add(line(invoice.getInvoiceLineAtIndex(i), vat, "cac:InvoiceLine[" + (i + 1) + "]/"));
    }
    Amounts amounts = new Amounts(vat, lines, tax);
    same(all.getTaxAmount(), tax, "cac:TaxTotal/cbc:TaxAmount");
    same(part.getTaxableAmount(), amounts.net(), "cac:TaxTotal/cac:TaxSubtotal/cbc:TaxableAmount");
    MonetaryTotalType total = invoice.getLegalMonetaryTotal();
    same(total.getLineExtensionAmount(), amounts.net(), TOTAL + "cbc:LineExtensionAmount");
    same(total.getTaxExclusiveAmount(), amounts.net(), TOTAL + "cbc:TaxExclusiveAmount");
    same(total.getTaxInclusiveAmount(), amounts.gross(), TOTAL + "cbc:TaxInclusiveAmount");
    same(total.getPayableAmount(), amounts.gross(), TOTAL + "cbc:PayableAmount");
    return amounts;
  }

  private Amounts.Line line(InvoiceLineType line, Vat vat, String member) {
    expect(line.getItem().getClassifiedTaxCategoryCount() == 1, member + "cac:Item", "has no tax");
    TaxCategoryType category = line.getItem().getClassifiedTaxCategoryAtIndex(0);
    String where = member + "cac:Item/cac:ClassifiedTaxCategory";
    expect(
        vat.category().code().equals(text(category.getIDValue()))
            && vat.rate().value().compareTo(percent(category)) == 0,
        where,
        "is taxed in another way than the invoice");
    return new Amounts.Line(
        text(line.getIDValue()),
        text(line.getItem().getNameValue()),
        money(line.getLineExtensionAmount(), member + "cbc:LineExtensionAmount"));
  }

  private static Vat vat(TaxCategoryType category, String member) {
    String reason =
        category.getTaxExemptionReason().stream()
            .map(TaxExemptionReasonType::getValue)
            .map(InvoiceReader::text)
            .collect(Collectors.joining(" "));
    String code = text(category.getTaxExemptionReasonCodeValue());
    return Vat.of(
        text(category.getIDValue()), percent(category), reason.isEmpty() ? code : reason, member);
  }

  private static BigDecimal percent(TaxCategoryType category) {
    return Objects.requireNonNullElse(category.getPercentValue(), BigDecimal.ZERO);
  }

  private static InvoiceFacts.Party party(PartyType party, String member) {
    there(party, member + "cac:Party");
    List<PartyLegalEntityType> entities = party.getPartyLegalEntity();
    String name =
        Stream.concat(
                entities.stream().map(PartyLegalEntityType::getRegistrationNameValue),
                party.getPartyName().stream().map(one -> one.getNameValue()))
            .map(InvoiceReader::text)
            .filter(one -> !one.isEmpty())
            .findFirst()
            .orElse("");
    AddressType address = party.getPostalAddress();
    String country =
        address == null || address.getCountry() == null
            ? ""
            : text(address.getCountry().getIdentificationCodeValue());
    expect(
        country.equals(InvoiceWriter.KOREA),
        member + "cac:Party/cac:PostalAddress/cac:Country",
        "is not KR");
    return new InvoiceFacts.Party(
        party.getPartyIdentificationCount() == 0
            ? ""
            : text(party.getPartyIdentificationAtIndex(0).getIDValue()),
        number(party),
        name,
        address(address));
  }

  /** With the hyphens of 123-45-67890 or without; of the tax first, because it is the tax's. */
  private static String number(PartyType party) {
    return Stream.concat(
            party.getPartyTaxScheme().stream().map(PartyTaxSchemeType::getCompanyIDValue),
            party.getPartyLegalEntity().stream().map(PartyLegalEntityType::getCompanyIDValue))
        .map(InvoiceReader::text)
        .filter(one -> !one.isEmpty())
        .findFirst()
        .map(one -> one.startsWith(InvoiceWriter.KOREA) ? one.substring(2) : one)
        .map(one -> one.replace("-", ""))
        .orElse("");
  }

  /** The way Korean addresses are written: from the large to the small. */
  private static String address(AddressType address) {
    return Stream.concat(
            Stream.of(
                address.getCountrySubentityValue(),
                address.getCityNameValue(),
                address.getStreetNameValue(),
                address.getAdditionalStreetNameValue()),
            address.getAddressLine().stream().map(one -> one.getLineValue()))
        .map(InvoiceReader::text)
        .filter(one -> !one.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private InvoiceFacts.Account account() {
    FinancialAccountType account =
        invoice.getPaymentMeans().stream()
            .map(PaymentMeansType::getPayeeFinancialAccount)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    if (account == null) {
      return null;
    }
    var bank = account.getFinancialInstitutionBranch();
    return new InvoiceFacts.Account(
        bank == null ? "" : text(bank.getIDValue()),
        text(account.getIDValue()).replace(" ", ""),
        text(account.getNameValue()));
  }

  private static CurrencyUnit currency(String written) {
    String code = text(written);
    try {
      return new CurrencyUnit(code, Currency.getInstance(code).getDefaultFractionDigits());
    } catch (IllegalArgumentException e) {
      throw new InvoiceFormatException("cbc:DocumentCurrencyCode", "is no currency: " + code);
    }
  }

  /** An amount that says another currency than the document is another amount. */
  private Money money(AmountType amount, String member) {
    there(amount, member);
    expect(
        currency.code().equals(amount.getCurrencyID()),
        member + "/@currencyID",
        "is " + amount.getCurrencyID() + ", not " + currency.code());
    return money(there(amount.getValue(), member), member);
  }

  private Money money(BigDecimal amount, String member) {
    try {
      return currency.of(amount);
    } catch (IllegalArgumentException e) {
      throw new InvoiceFormatException(member, "has a fraction of the smallest unit: " + amount);
    }
  }

  private void same(AmountType written, Money added, String member) {
    Money read = money(written, member);
    expect(
        read.equals(added), member, "is " + read.text() + ", but the parts make " + added.text());
  }

  private static <T> T there(T value, String member) {
    expect(value != null, member, "is missing");
    return value;
  }

  private static String text(String written) {
    return written == null ? "" : PlainText.compose(written);
  }

  private static void expect(boolean holds, String member, String problem) {
    if (!holds) {
      throw new InvoiceFormatException(member, problem);
    }
  }
}
