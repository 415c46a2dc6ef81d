package org.opengeps.notice.search;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.NIOFSDirectory;
import org.apache.lucene.util.ThreadInterruptedException;
import org.opengeps.notice.search.OpenIndex.OldIndexException;

/** The folder of an index: which files in it are its own, and what says that they are damaged. */
final class SearchFolder {
  private static final Pattern COMMITS = Pattern.compile("(pending_)?segments(_[0-9a-z]+)?");

  /** What lies in an empty folder, too: a mount has one, a start that failed leaves the other. */
  private static final Set<String> NOTHING = Set.of("lost+found", IndexWriter.WRITE_LOCK_NAME);

  private SearchFolder() {}

  /** The folder is somebody else's. */
  static final class ForeignFolderException extends IOException {
    private static final long serialVersionUID = 1L;

    ForeignFolderException(Path folder, String file) {
      super(folder + " holds " + file + " and no index");
    }
  }

  /**
   * @throws ForeignFolderException if it holds something, and no file of an index
   */
  static void judge(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<String> names;
    try (Stream<Path> files = Files.list(folder)) {
      names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> !NOTHING.contains(name))
              .sorted()
              .toList();
    }
    if (!names.isEmpty() && names.stream().noneMatch(SearchFolder::isOwn)) {
      throw new ForeignFolderException(folder, names.get(0));
    }
  }

  /**
   * Deletes the files of the index and no others; Lucene itself makes nothing anew over a commit
   * that it cannot read.
   *
   * @throws org.apache.lucene.store.LockObtainFailedException if another process has the folder
   */
  static void clear(Path folder) throws IOException {
    try (Directory directory = new NIOFSDirectory(folder);
        Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
      for (String name : directory.listAll()) {
        if (isOwn(name)) {
          lock.ensureValid();
          directory.deleteFile(name);
        }
      }
    }
  }

  private static boolean isOwn(String name) {
    return COMMITS.matcher(name).matches()
        || IndexFileNames.CODEC_FILE_PATTERN.matcher(name).matches();
  }

  /**
   * Whether the files are of no use any more. A disk that is full, a process with too many open
   * files or an interrupted thread, which closes the files that it reads, does them no harm.
   */
  static boolean isDamage(Exception why) {
    for (Throwable cause = why; cause != null; cause = cause.getCause()) {
      if (cause instanceof ClosedChannelException || cause instanceof InterruptedException) {
        return false;
      }
    }
    if (why instanceof RuntimeException) {
      return !(why instanceof AlreadyClosedException || why instanceof ThreadInterruptedException);
    }
    return why instanceof CorruptIndexException
        || why instanceof IndexFormatTooOldException
        || why instanceof OldIndexException
        || why instanceof FileNotFoundException
        || why instanceof NoSuchFileException
        || why instanceof EOFException;
  }
}
