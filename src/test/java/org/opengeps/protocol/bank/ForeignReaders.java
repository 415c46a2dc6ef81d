package org.opengeps.protocol.bank;

import com.prowidesoftware.swift.model.mx.dic.BankToCustomerDebitCreditNotificationV08;
import com.prowidesoftware.swift.model.mx.dic.CustomerCreditTransferInitiationV09;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.Unmarshaller;
import java.io.ByteArrayInputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;

/** Schemas and readers of ISO 20022 that were not written here. */
final class ForeignReaders {
  private ForeignReaders() {}

  /** Holds a message to the schema of ISO 20022 of that name. */
  static void validate(byte[] xml, String name) throws Exception {
    URL schema = ForeignReaders.class.getResource("/" + name + ".xsd");
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(schema)
        .newValidator()
        .validate(new StreamSource(new ByteArrayInputStream(xml)));
  }

  /**
   * A notice as the report of an account within the day (camt.052.001.08), which has other names
   * for four members and the same types below them.
   */
  static byte[] asReport(byte[] notice) {
    return new String(notice, StandardCharsets.UTF_8)
        .replace("camt.054.001.08", "camt.052.001.08")
        .replaceAll("(</?)BkToCstmrDbtCdtNtfctn>", "$1BkToCstmrAcctRpt>")
        .replaceAll("(</?)Ntfctn>", "$1Rpt>")
        .getBytes(StandardCharsets.UTF_8);
  }

  static CustomerCreditTransferInitiationV09 transfer(byte[] xml) throws Exception {
    return read(xml, "CstmrCdtTrfInitn", CustomerCreditTransferInitiationV09.class);
  }

  static BankToCustomerDebitCreditNotificationV08 notice(byte[] xml) throws Exception {
    return read(xml, "BkToCstmrDbtCdtNtfctn", BankToCustomerDebitCreditNotificationV08.class);
  }

  /** By the classes for the message's types; they are without the namespace, which is cut off. */
  private static <T> T read(byte[] xml, String member, Class<T> type) throws Exception {
    String text = new String(xml, StandardCharsets.UTF_8).replaceFirst(" xmlns=\"[^\"]*\"", "");
    int begin = text.indexOf("<" + member + ">");
    String end = "</" + member + ">";
    byte[] inner =
        text.substring(begin, text.indexOf(end) + end.length()).getBytes(StandardCharsets.UTF_8);
    Unmarshaller reader = JAXBContext.newInstance(type).createUnmarshaller();
    // a member that the types do not have
    reader.setEventHandler(event -> false);
    return reader.unmarshal(new StreamSource(new ByteArrayInputStream(inner)), type).getValue();
  }
}
