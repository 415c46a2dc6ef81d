package org.opengeps.payment.usecase;

import java.math.BigDecimal;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.AddressType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.BranchType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CountryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CustomerPartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.DocumentReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.FinancialAccountType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.InvoiceLineType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ItemType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.MonetaryTotalType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.OrderReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyIdentificationType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyLegalEntityType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyTaxSchemeType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PaymentMeansType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PaymentTermsType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PriceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.SupplierPartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxCategoryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxSchemeType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxSubtotalType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxTotalType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.NoteType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.TaxExemptionReasonType;
import oasis.names.specification.ubl.schema.xsd.invoice_21.InvoiceType;
import org.opengeps.kernel.Money;
import org.opengeps.protocol.invoice.Amounts;
import org.opengeps.protocol.invoice.InvoiceFacts;
import org.opengeps.protocol.invoice.Vat;

/** Facts as the objects of UBL 2.1, in the profile of docs/invoice.md. */
final class InvoiceWriter {
  private static final String EN_16931 = "urn:cen.eu:en16931:2017";

  /** UNTDID 1001: commercial invoice. */
  static final String INVOICE = "380";

  /** UNTDID 4461: credit transfer. */
  static final String CREDIT_TRANSFER = "30";

  static final String VAT = "VAT";

  /** ISO 3166-1; also what a VAT identifier begins with (BR-CO-09). */
  static final String KOREA = "KR";

  /** UN/ECE Recommendation 20: one. */
  private static final String PIECE = "C62";

  /** Without a day, BR-CO-25 asks for words. */
  private static final String AS_CONTRACTED = "계약에서 정한 바에 따름";

  private InvoiceWriter() {}

  static InvoiceType write(InvoiceFacts facts) {
    Amounts amounts = facts.amounts();
    InvoiceType invoice = new InvoiceType();
    invoice.setCustomizationID(EN_16931);
    invoice.setID(facts.number());
    invoice.setIssueDate(facts.issuedOn());
    if (facts.dueOn() != null) {
      invoice.setDueDate(facts.dueOn());
    }
    invoice.setInvoiceTypeCode(INVOICE);
    facts.notes().forEach(note -> invoice.addNote(new NoteType(note)));
    invoice.setTaxPointDate(facts.suppliedOn());
    invoice.setDocumentCurrencyCode(amounts.currency().code());
    refer(invoice, facts);
    SupplierPartyType supplier = new SupplierPartyType();
    supplier.setParty(party(facts.supplier()));
    invoice.setAccountingSupplierParty(supplier);
    CustomerPartyType buyer = new CustomerPartyType();
    buyer.setParty(party(facts.buyer()));
    invoice.setAccountingCustomerParty(buyer);
    pay(invoice, facts);
    invoice.addTaxTotal(tax(amounts));
    invoice.setLegalMonetaryTotal(total(amounts));
    amounts.lines().forEach(line -> invoice.addInvoiceLine(line(line, amounts.vat())));
    return invoice;
  }

  private static void refer(InvoiceType invoice, InvoiceFacts facts) {
    if (!facts.order().isEmpty()) {
      OrderReferenceType order = new OrderReferenceType();
      order.setID(facts.order());
      invoice.setOrderReference(order);
    }
    if (!facts.contract().isEmpty()) {
      DocumentReferenceType contract = new DocumentReferenceType();
      contract.setID(facts.contract());
      invoice.addContractDocumentReference(contract);
    }
  }

  private static PartyType party(InvoiceFacts.Party facts) {
    PartyType party = new PartyType();
    if (!facts.code().isEmpty()) {
      PartyIdentificationType code = new PartyIdentificationType();
      code.setID(facts.code());
      party.addPartyIdentification(code);
    }
    AddressType address = new AddressType();
    if (!facts.address().isEmpty()) {
      address.setStreetName(facts.address());
    }
    CountryType country = new CountryType();
    country.setIdentificationCode(KOREA);
    address.setCountry(country);
    party.setPostalAddress(address);
    PartyLegalEntityType entity = new PartyLegalEntityType();
    entity.setRegistrationName(facts.name());
    if (!facts.number().isEmpty()) {
      PartyTaxSchemeType scheme = new PartyTaxSchemeType();
      scheme.setCompanyID(KOREA + facts.number());
      scheme.setTaxScheme(vatScheme());
      party.addPartyTaxScheme(scheme);
      entity.setCompanyID(facts.number());
    }
    party.addPartyLegalEntity(entity);
    return party;
  }

  private static void pay(InvoiceType invoice, InvoiceFacts facts) {
    if (facts.account() != null) {
      FinancialAccountType account = new FinancialAccountType();
      account.setID(facts.account().number());
      account.setName(facts.account().holder());
      if (!facts.account().bic().isEmpty()) {
        BranchType bank = new BranchType();
        bank.setID(facts.account().bic());
        account.setFinancialInstitutionBranch(bank);
      }
      PaymentMeansType means = new PaymentMeansType();
      means.setPaymentMeansCode(CREDIT_TRANSFER);
      means.setPayeeFinancialAccount(account);
      invoice.addPaymentMeans(means);
    }
    if (facts.dueOn() == null) {
      PaymentTermsType terms = new PaymentTermsType();
      terms.addNote(new NoteType(AS_CONTRACTED));
      invoice.addPaymentTerms(terms);
    }
  }

  private static TaxTotalType tax(Amounts amounts) {
    String currency = amounts.currency().code();
    TaxSubtotalType part = new TaxSubtotalType();
    part.setTaxableAmount(value(amounts.net())).setCurrencyID(currency);
    part.setTaxAmount(value(amounts.tax())).setCurrencyID(currency);
    TaxCategoryType category = category(amounts.vat());
    if (!amounts.vat().reason().isEmpty()) {
      category.addTaxExemptionReason(new TaxExemptionReasonType(amounts.vat().reason()));
    }
    part.setTaxCategory(category);
    TaxTotalType all = new TaxTotalType();
    all.setTaxAmount(value(amounts.tax())).setCurrencyID(currency);
    all.addTaxSubtotal(part);
    return all;
  }

  private static MonetaryTotalType total(Amounts amounts) {
    String currency = amounts.currency().code();
    MonetaryTotalType total = new MonetaryTotalType();
    total.setLineExtensionAmount(value(amounts.net())).setCurrencyID(currency);
    total.setTaxExclusiveAmount(value(amounts.net())).setCurrencyID(currency);
    total.setTaxInclusiveAmount(value(amounts.gross())).setCurrencyID(currency);
    total.setPayableAmount(value(amounts.gross())).setCurrencyID(currency);
    return total;
  }

  private static InvoiceLineType line(Amounts.Line facts, Vat vat) {
    String currency = facts.net().currency().code();
    InvoiceLineType line = new InvoiceLineType();
    line.setID(facts.id());
    line.setInvoicedQuantity(BigDecimal.ONE).setUnitCode(PIECE);
    line.setLineExtensionAmount(value(facts.net())).setCurrencyID(currency);
    ItemType item = new ItemType();
    item.setName(facts.text());
    item.addClassifiedTaxCategory(category(vat));
    line.setItem(item);
    PriceType price = new PriceType();
    price.setPriceAmount(value(facts.net())).setCurrencyID(currency);
    line.setPrice(price);
    return line;
  }

  private static TaxCategoryType category(Vat vat) {
    TaxCategoryType category = new TaxCategoryType();
    category.setID(vat.category().code());
    category.setPercent(vat.rate().value());
    category.setTaxScheme(vatScheme());
    return category;
  }

  private static TaxSchemeType vatScheme() {
    TaxSchemeType scheme = new TaxSchemeType();
    scheme.setID(VAT);
    return scheme;
  }

  private static BigDecimal value(Money money) {
    return money.amount();
  }
}
