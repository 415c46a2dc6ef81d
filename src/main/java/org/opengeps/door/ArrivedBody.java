package org.opengeps.door;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that has arrived, as far as it came; at its end it tells why no more came. */
final class ArrivedBody extends ServletInputStream {
  private final InputStream bytes;
  private final IOException broken;
  private boolean finished;

  ArrivedBody(Arriving arriving) throws IOException {
    bytes = arriving.read();
    broken = arriving.broken().orElse(null);
  }

  @Override
  public int read() throws IOException {
    return checked(bytes.read());
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    return checked(bytes.read(target, from, length));
  }

  private int checked(int read) throws IOException {
    if (read < 0) {
      finished = true;
      if (broken != null) {
        throw broken;
      }
    }
    return read;
  }

  @Override
  public boolean isFinished() {
    return finished;
  }

  @Override
  public boolean isReady() {
    return true;
  }

  @Override
  public void setReadListener(ReadListener listener) {
    throw new IllegalStateException("the body has arrived already");
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
