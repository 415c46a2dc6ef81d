package org.opengeps.notice.search;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.IOUtils;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.model.SearchedTender;
import org.opengeps.notice.model.SignedOrder;
import org.opengeps.notice.model.TenderIndex;

/**
 * The files of the index while one process has them. Read through channels: mapping them would take
 * what the class loaders of a server do not give to every Java alike (a jar of several releases).
 */
final class OpenIndex implements Closeable {
  /** Changes with {@link Analysis} and {@link FoldedText}: an index of another one is made anew. */
  static final String VERSION = "3";

  private static final String VERSION_KEY = "opengeps";
  private static final String NUMBER = "number";
  private static final String REF = "ref";
  private static final String AGENCY = "agency";
  private static final String NOTICED = "noticed";

  /** Megabytes of memory that hold what is not on disk yet. */
  private static final int BUFFER = 8;

  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;

  /**
   * @throws org.apache.lucene.store.LockObtainFailedException if another process has the folder
   * @throws OldIndexException if it is of another version
   * @throws IOException if it is damaged, or the disk failed
   */
  OpenIndex(Path folder, Analyzer analyzer) throws IOException {
    directory = new NIOFSDirectory(folder);
    IndexWriterConfig config = new IndexWriterConfig(analyzer);
    config.setRAMBufferSizeMB(BUFFER);
    config.setMergeScheduler(new SerialMergeScheduler());
    config.setCommitOnClose(false);
    boolean there = DirectoryReader.indexExists(directory);
    writer = new IndexWriter(directory, config);
    try {
      if (there) {
        judge();
      } else {
        writer.setLiveCommitData(Map.of(VERSION_KEY, VERSION).entrySet());
        commit();
      }
      searchers = new SearcherManager(writer, new SearcherFactory());
    } catch (IOException | RuntimeException e) {
      writer.rollback();
      directory.close();
      throw e;
    }
  }

  /** The index was written by another version of the program. */
  static final class OldIndexException extends IOException {
    private static final long serialVersionUID = 1L;

    OldIndexException(String version) {
      super("it is of version " + version + ", not " + VERSION);
    }
  }

  private void judge() throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      String version = reader.getIndexCommit().getUserData().get(VERSION_KEY);
      if (!VERSION.equals(version)) {
        throw new OldIndexException(version);
      }
      for (LeafReaderContext leaf : reader.leaves()) {
        ((CodecReader) leaf.reader()).checkIntegrity();
      }
    }
  }

  /**
   * Whether the files lie where they were.
   *
   * @throws AlreadyClosedException if the writer has given up, which tells nothing of the files
   */
  boolean isThere() throws IOException {
    if (!writer.isOpen()) {
      throw new AlreadyClosedException("the writer has given up", writer.getTragicException());
    }
    return DirectoryReader.indexExists(directory);
  }

  /** Touches no disk unless something was taken in since. */
  void commit() throws IOException {
    writer.commit();
  }

  void put(Iterable<SearchedTender> tenders) throws IOException {
    for (SearchedTender tender : tenders) {
      writer.updateDocument(new Term(NUMBER, tender.ref().number()), document(tender));
    }
    searchers.maybeRefreshBlocking();
  }

  private static Document document(SearchedTender tender) {
    Document document = new Document();
    document.add(new StringField(NUMBER, tender.ref().number(), Field.Store.NO));
    document.add(new BinaryDocValuesField(NUMBER, new BytesRef(tender.ref().number())));
    document.add(new StringField(REF, reference(tender), Field.Store.NO));
    document.add(new StringField(AGENCY, tender.agency().value(), Field.Store.NO));
    document.add(new NumericDocValuesField(NOTICED, tender.noticedAt().toEpochMilli()));
    for (String name : tender.names()) {
      String folded = FoldedText.fold(name);
      for (String spelling : FoldedText.spellings(folded)) {
        document.add(text(Analysis.PAIRS, " " + spelling + " "));
      }
      document.add(text(Analysis.WORDS, FoldedText.withoutCommas(folded)));
      document.add(text(Analysis.TYPED, folded));
      document.add(text(Analysis.PARTS, folded));
    }
    for (String text : tender.texts()) {
      document.add(text(Analysis.WORDS, FoldedText.withoutCommas(FoldedText.fold(text))));
    }
    return document;
  }

  /** Of what could not be read one that no order has. */
  private static String reference(SearchedTender tender) {
    return tender.whole() ? tender.order().toString() : tender.ref() + " unread";
  }

  private static Field text(String field, String folded) {
    return new TextField(field, folded, Field.Store.NO);
  }

  List<SignedOrder> missing(Iterable<SignedOrder> orders) throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      List<SignedOrder> missing = new ArrayList<>();
      for (SignedOrder order : orders) {
        if (searcher.count(new TermQuery(new Term(REF, order.toString()))) == 0) {
          missing.add(order);
        }
      }
      return missing;
    } finally {
      searchers.release(searcher);
    }
  }

  /**
   * @param agency null for all
   */
  List<TenderNumber> newest(Query sought, String agency) throws IOException {
    BooleanQuery.Builder all = new BooleanQuery.Builder().add(sought, Occur.FILTER);
    if (agency != null) {
      all.add(new TermQuery(new Term(AGENCY, agency)), Occur.FILTER);
    }
    IndexSearcher searcher = searchers.acquire();
    try {
      Sort newest = new Sort(new SortField(NOTICED, SortField.Type.LONG, true));
      ScoreDoc[] found = searcher.search(all.build(), TenderIndex.MOST, newest).scoreDocs;
      return numbers(searcher, found);
    } finally {
      searchers.release(searcher);
    }
  }

  private static List<TenderNumber> numbers(IndexSearcher searcher, ScoreDoc[] found)
      throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    List<TenderNumber> numbers = new ArrayList<>(found.length);
    for (ScoreDoc one : found) {
      LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(one.doc, leaves));
      BinaryDocValues values = leaf.reader().getBinaryDocValues(NUMBER);
      if (!values.advanceExact(one.doc - leaf.docBase)) {
        throw new CorruptIndexException("an entry without its number", leaf.toString());
      }
      numbers.add(new TenderNumber(values.binaryValue().utf8ToString()));
    }
    return numbers;
  }

  /** What was not committed is lost: it is taken in again at the next start. */
  @Override
  public void close() {
    try {
      // each though another fails: a lock that is not given back keeps this process out, too
      IOUtils.close(searchers, (Closeable) writer::rollback, directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
