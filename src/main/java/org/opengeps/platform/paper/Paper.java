package org.opengeps.platform.paper;

import java.awt.geom.AffineTransform;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitWidthDestination;
import org.apache.pdfbox.util.Matrix;

/**
 * A4 pages with headings, paragraphs and rows of label and value, written from top to bottom, and
 * files attached inside. Lengths are points (1/72 inch).
 */
public final class Paper implements AutoCloseable {
  private static final int MARGIN = 46;
  private static final int LABEL_WIDTH = 150;
  private static final int WIDTH = 595 - 2 * MARGIN;
  private static final int TOP = 842 - MARGIN;

  private final PDDocument document = new PDDocument();
  private final Lettering regular;
  private final Lettering bold;
  private PDPageContentStream page;
  private int y;

  /**
   * @param title of the document, as readers show it
   * @param language of its text, as a tag of RFC 5646: what a screen reader speaks it in
   */
  public Paper(String title, String language) throws IOException {
    regular = Lettering.load(document, "NanumGothic_400Regular.ttf");
    bold = Lettering.load(document, "NanumGothic_700Bold.ttf");
    document.getDocumentInformation().setTitle(title);
    document.getDocumentInformation().setProducer("OpenGePS");
    document.getDocumentCatalog().setLanguage(language);
    turn();
  }

  /** Begins a new page. */
  private void turn() throws IOException {
    if (page != null) {
      page.close();
    }
    PDPage next = new PDPage(PDRectangle.A4);
    document.addPage(next);
    page = new PDPageContentStream(document, next);
    y = TOP;
  }

  private void need(int height) throws IOException {
    if (y - height < MARGIN + 8) {
      turn();
    }
  }

  public void title(String text) throws IOException {
    lines(bold, 18, text, MARGIN, WIDTH, 22);
    y -= 4;
  }

  public void heading(String text) throws IOException {
    need(60);
    y -= 8;
    lines(bold, 12, text, MARGIN, WIDTH, 16);
    y -= 2;
    rule();
  }

  public void paragraph(String text) throws IOException {
    lines(regular, 9, text, MARGIN, WIDTH, 13);
    y -= 3;
  }

  public void strong(String text) throws IOException {
    lines(bold, 13, text, MARGIN, WIDTH, 20);
    y -= 2;
  }

  /** A label on the left, one or more lines of a value beside it, and a line below. */
  public void row(String label, String... values) throws IOException {
    int width = WIDTH - LABEL_WIDTH;
    List<String> right = new ArrayList<>();
    for (String value : values) {
      right.addAll(regular.wrap(value, 9, width));
    }
    List<String> left = bold.wrap(label, 9, LABEL_WIDTH - 10);
    int height = Math.max(left.size(), right.size()) * 12;
    need(height + 8);
    int start = y;
    left.forEach(line -> put(bold, 9, line, MARGIN, 12));
    y = start;
    right.forEach(line -> put(regular, 9, line, MARGIN + LABEL_WIDTH, 12));
    y = start - height - 2;
    rule();
  }

  private void lines(Lettering font, int size, String text, int x, int width, int leading)
      throws IOException {
    for (String line : font.wrap(text, size, width)) {
      need(leading);
      put(font, size, line, x, leading);
    }
  }

  private void put(Lettering font, int size, String line, int x, int leading) {
    try {
      y -= leading;
      page.beginText();
      page.setFont(font.font(), size);
      page.setTextMatrix(new Matrix(AffineTransform.getTranslateInstance(x, y)));
      page.showText(line);
      page.endText();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("writing to memory", e);
    }
  }

  private void rule() throws IOException {
    page.setLineWidth(0.5f);
    page.setStrokingColor(0.75f);
    page.moveTo(MARGIN, y - 2);
    page.lineTo(MARGIN + WIDTH, y - 2);
    page.stroke();
    y -= 4;
  }

  /**
   * Puts a file into the document (PDF 2.0 section 14.13, associated file), found by readers under
   * "attachments".
   */
  public void attach(String name, String mediaType, byte[] content, Instant at) throws IOException {
    Calendar time = GregorianCalendar.from(at.atZone(ZoneOffset.UTC));
    PDEmbeddedFile embedded = new PDEmbeddedFile(document, new ByteArrayInputStream(content));
    embedded.setSubtype(mediaType);
    embedded.setSize(content.length);
    embedded.setCreationDate(time);
    PDComplexFileSpecification file = new PDComplexFileSpecification();
    file.setFile(name);
    file.setFileUnicode(name);
    file.setEmbeddedFile(embedded);
    file.setEmbeddedFileUnicode(embedded);
    file.getCOSObject().setName("AFRelationship", "Data");
    PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
    tree.setNames(Map.of(name, file));
    PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
    names.setEmbeddedFiles(tree);
    document.getDocumentCatalog().setNames(names);
    COSArray associated = new COSArray();
    associated.add(file.getCOSObject());
    document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("AF"), associated);
    document.getDocumentInformation().setCreationDate(time);
  }

  /** Numbers the pages and gives the finished document. */
  public byte[] finish(String footer) throws IOException {
    page.close();
    int count = document.getNumberOfPages();
    for (int i = 0; i < count; i++) {
      page =
          new PDPageContentStream(
              document, document.getPage(i), PDPageContentStream.AppendMode.APPEND, true, true);
      y = MARGIN - 4;
      put(regular, 8, footer + "    " + (i + 1) + " / " + count, MARGIN, 12);
      page.close();
    }
    PDPageFitWidthDestination start = new PDPageFitWidthDestination();
    start.setPage(document.getPage(0));
    document.getDocumentCatalog().setOpenAction(start);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
