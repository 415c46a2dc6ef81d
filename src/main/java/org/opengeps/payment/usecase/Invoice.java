package org.opengeps.payment.usecase;

import com.helger.diagnostics.error.list.ErrorList;
import com.helger.ubl21.UBL21Marshaller;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import oasis.names.specification.ubl.schema.xsd.invoice_21.InvoiceType;
import org.opengeps.protocol.invoice.InvoiceFacts;
import org.opengeps.protocol.invoice.InvoiceFormatException;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * An e-invoice as UBL 2.1 under EN 16931 (docs/invoice.md has the mapping). The same facts are the
 * same bytes everywhere: a signed claim names their hash.
 */
public final class Invoice {
  /** An invoice of as many lines as there may be has less. */
  public static final int LARGEST = 2_000_000;

  /** UBL goes about ten deep; its types contain themselves, so that nothing else bounds it. */
  private static final int DEEPEST = 40;

  /** Numbers of any length take any time to read. */
  private static final int LONGEST_TEXT = 4_000;

  private static final String ATTACHMENT = "EmbeddedDocumentBinaryObject";

  private static final String NAMESPACE = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2";

  private Invoice() {}

  /** The document, in UTF-8 and without any space between elements. */
  public static byte[] write(InvoiceFacts facts) {
    ErrorList errors = new ErrorList();
    Document xml =
        UBL21Marshaller.invoice()
            .setCollectErrors(errors)
            .getAsDocument(InvoiceWriter.write(facts));
    if (xml == null || errors.containsAtLeastOneError()) {
      throw new IllegalStateException("facts are an invoice without fail, but " + first(errors));
    }
    return InvoiceBytes.of(xml);
  }

  /**
   * What an invoice says, whichever program wrote it. What UBL has and these facts have not is
   * passed over, unless it changes what is to be paid.
   *
   * @throws InvoiceFormatException naming the first member that is wrong
   */
  public static InvoiceFacts read(byte[] document) {
    if (document.length > LARGEST) {
      throw new InvoiceFormatException("", "has more than " + LARGEST + " bytes");
    }
    Document xml = parse(document);
    if (!NAMESPACE.equals(xml.getDocumentElement().getNamespaceURI())) {
      throw new InvoiceFormatException(
          xml.getDocumentElement().getNodeName(), "is not an Invoice of UBL 2");
    }
    bound(xml);
    ErrorList errors = new ErrorList();
    InvoiceType invoice = UBL21Marshaller.invoice().setCollectErrors(errors).read(xml);
    if (invoice == null || errors.containsAtLeastOneError()) {
      throw new InvoiceFormatException("", "is not in the form of UBL 2.1: " + first(errors));
    }
    return new InvoiceReader(invoice).facts();
  }

  /** Nothing that a document could name is fetched, and nothing in it grows by being read. */
  private static Document parse(byte[] document) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new Throwing());
      return builder.parse(new ByteArrayInputStream(document));
    } catch (SAXParseException e) {
      String why = String.valueOf(e.getMessage());
      throw why.contains("DOCTYPE")
          ? new InvoiceFormatException("DOCTYPE", "is not allowed in an invoice")
          : new InvoiceFormatException("line " + e.getLineNumber(), "is not XML: " + why);
    } catch (SAXException | IOException e) {
      throw new InvoiceFormatException("", "is not XML: " + e.getMessage());
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's parser refuses document types", e);
    }
  }

  /** Before anything that calls itself walks through it. */
  private static void bound(Document xml) {
    int depth = 0;
    Node node = xml.getDocumentElement();
    while (node != null) {
      if (depth > DEEPEST) {
        throw new InvoiceFormatException(node.getNodeName(), "is more than 40 elements deep");
      }
      if (node.getNodeType() != Node.ELEMENT_NODE
          && node.getNodeValue().length() > LONGEST_TEXT
          && !ATTACHMENT.equals(node.getParentNode().getLocalName())) {
        throw new InvoiceFormatException(
            node.getParentNode().getNodeName(), "is longer than " + LONGEST_TEXT + " characters");
      }
      if (node.getFirstChild() != null) {
        node = node.getFirstChild();
        depth++;
        continue;
      }
      while (node != null && node.getNextSibling() == null) {
        node = node.getParentNode();
        depth--;
      }
      node = node == null ? null : node.getNextSibling();
    }
  }

  private static String first(ErrorList errors) {
    return errors.isEmpty()
        ? "no reason given"
        : String.valueOf(errors.get(0).getErrorText(Locale.ROOT));
  }

  /** The parser's own way is to print to the console. */
  private static final class Throwing implements ErrorHandler {
    @Override
    public void warning(SAXParseException problem) {}

    @Override
    public void error(SAXParseException problem) throws SAXException {
      throw problem;
    }

    @Override
    public void fatalError(SAXParseException problem) throws SAXException {
      throw problem;
    }
  }
}
