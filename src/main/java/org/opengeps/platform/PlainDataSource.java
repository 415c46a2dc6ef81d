package org.opengeps.platform;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Connections of the driver and nothing else. The driver's own class is a source for two-phase
 * commit as well, and the container, seeing that, lets each transaction begin and end with the
 * statements of that: three for one, with nobody to agree with.
 */
public class PlainDataSource implements DataSource {
  private String url;
  private String user;
  private String password;
  private int loginTimeout;
  private PrintWriter log;

  public PlainDataSource() {
    try {
      // the driver lies in the WAR, where the JDK does not look by itself
      Class.forName("org.mariadb.jdbc.Driver");
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the program's archive has no database driver", e);
    }
  }

  public void setUrl(String url) {
    this.url = url;
  }

  public void setUser(String user) {
    this.user = user;
  }

  public void setPassword(String password) {
    this.password = password;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return getConnection(user, password);
  }

  @Override
  public Connection getConnection(String as, String with) throws SQLException {
    return LentConnection.of(DriverManager.getConnection(url, as, with));
  }

  @Override
  public PrintWriter getLogWriter() {
    return log;
  }

  @Override
  public void setLogWriter(PrintWriter writer) {
    log = writer;
  }

  @Override
  public int getLoginTimeout() {
    return loginTimeout;
  }

  @Override
  public void setLoginTimeout(int seconds) {
    loginTimeout = seconds;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("the driver logs by itself");
  }

  @Override
  public <T> T unwrap(Class<T> wanted) throws SQLException {
    if (wanted.isInstance(this)) {
      return wanted.cast(this);
    }
    throw new SQLException("this is no " + wanted.getName());
  }

  @Override
  public boolean isWrapperFor(Class<?> wanted) {
    return wanted.isInstance(this);
  }
}
