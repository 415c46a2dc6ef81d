package org.opengeps.opendata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * A bundle on the disk, without a name there: it is gone when its last holder lets it go, and with
 * the process. Several may read it at the same time.
 */
public final class BundleFile {
  private final FileChannel channel;
  private final long size;
  private int holders = 1;

  /**
   * @param channel of a file that goes away when it is closed; held by the caller
   */
  public BundleFile(FileChannel channel) {
    try {
      this.channel = channel;
      this.size = channel.size();
    } catch (IOException e) {
      throw new UncheckedIOException("a bundle cannot be read", e);
    }
  }

  /** Of the zip in bytes. */
  public long size() {
    return size;
  }

  /**
   * For one more holder.
   *
   * @return false if it is gone
   */
  public synchronized boolean hold() {
    if (holders == 0 || !channel.isOpen()) {
      return false;
    }
    holders++;
    return true;
  }

  /** One holder lets it go. */
  public synchronized void release() {
    holders--;
    if (holders == 0) {
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException("a bundle cannot be put away", e);
      }
    }
  }

  /** The zip from its beginning, for one holder, who lets it go by closing. */
  public InputStream read() {
    return new Reader();
  }

  private final class Reader extends InputStream {
    private long at;
    private boolean closed;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = channel.read(ByteBuffer.wrap(bytes, offset, length), at);
      at += Math.max(0, count);
      return count;
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        release();
      }
    }
  }
}
