package org.opengeps.architecture.planted.notice;

import oasis.names.specification.ubl.schema.xsd.invoice_21.InvoiceType;

/** The library for invoices is known to one context. */
class ReadsInvoices {
  InvoiceType invoice;
}
