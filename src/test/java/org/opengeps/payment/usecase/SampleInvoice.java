package org.opengeps.payment.usecase;

import java.time.LocalDate;
import java.util.List;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.Percent;
import org.opengeps.protocol.invoice.Amounts;
import org.opengeps.protocol.invoice.Amounts.Supplied;
import org.opengeps.protocol.invoice.InvoiceFacts;
import org.opengeps.protocol.invoice.InvoiceFacts.Account;
import org.opengeps.protocol.invoice.InvoiceFacts.Party;
import org.opengeps.protocol.invoice.Vat;

/** An invoice for two deliveries under one contract, and others made of it. */
final class SampleInvoice {
  static final CurrencyUnit KRW = new CurrencyUnit("KRW", 0);
  static final CurrencyUnit EUR = new CurrencyUnit("EUR", 2);
  static final Vat TEN = Vat.standard(Percent.of("10"));

  private SampleInvoice() {}

  static InvoiceFacts facts() {
    return with(
        Amounts.of(
            TEN,
            List.of(
                new Supplied("1", "사무용 책상 <1200×800> 40개", KRW.read("13200000")),
                new Supplied("2", "회의용 의자 & 받침대", KRW.read("4567891")))));
  }

  static InvoiceFacts with(Amounts amounts) {
    return new InvoiceFacts(
        "R26BK00000123-001-1",
        LocalDate.of(2026, 3, 4),
        LocalDate.of(2026, 3, 2),
        LocalDate.of(2026, 3, 9),
        new Party("", "1234567890", "주식회사 한빛가구", "서울특별시 종로구 세종대로 209"),
        new Party("6110000", "1048300469", "서울특별시", "서울특별시 중구 세종대로 110"),
        "2f7c1b0d9a4e6f3852c7d1e0b9a8f7c6d5e4f3a2b1c0d9e8f7a6b5c4d3e2f1a0",
        "R26BK00000123",
        amounts,
        new Account("CZNBKRSE", "123456-01-789012", "주식회사 한빛가구"),
        List.of("지체상금 45,678원은 대금에서 공제되며 공급가액에 영향을 주지 않음"));
  }

  /** One that says no more than it has to. */
  static InvoiceFacts bare(Amounts amounts) {
    return new InvoiceFacts(
        "1",
        LocalDate.of(2026, 3, 4),
        LocalDate.of(2026, 3, 4),
        null,
        new Party("", "1234567890", "한빛", ""),
        new Party("", "", "서울특별시", ""),
        "",
        "",
        amounts,
        null,
        List.of());
  }
}
