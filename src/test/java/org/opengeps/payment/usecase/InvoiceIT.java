package org.opengeps.payment.usecase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.protocol.invoice.InvoiceFormatException;

/** JAXB is the server's, and which one of its own it takes is not ours to choose. */
@ExtendWith(ArquillianExtension.class)
class InvoiceIT {
  @Test
  void theServerWritesTheKeptBytesAndReadsThem() throws IOException {
    byte[] kept;
    try (InputStream file = InvoiceIT.class.getResourceAsStream("/invoice/two-deliveries.xml")) {
      kept = file.readAllBytes();
    }
    assertThat(Invoice.write(SampleInvoice.facts())).isEqualTo(kept);
    assertThat(Invoice.read(kept)).isEqualTo(SampleInvoice.facts());
  }

  @Test
  void theServerRefusesWhatTheSchemaDoesNotAllow() {
    String unknown =
        new String(Invoice.write(SampleInvoice.facts()), UTF_8)
            .replace("<cbc:IssueDate>", "<cbc:Unknown/><cbc:IssueDate>");
    assertThatThrownBy(() -> Invoice.read(unknown.getBytes(UTF_8)))
        .isInstanceOf(InvoiceFormatException.class)
        .hasMessageStartingWith("the invoice is not in the form of UBL 2.1");
  }
}
