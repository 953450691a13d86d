package io.github.cancelaijob.benchmarks;

import com.qcloud.cos.auth.BasicCOSCredentials;
import com.qcloud.cos.auth.COSCredentials;
import io.github.cancelaijob.core.spi.Credentials;

/** The same keys for everybody. They open nothing. */
final class Keys {
  static final String ID = "AKIDFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKE";
  static final String SECRET = "FAKEKEYFAKEKEYFAKEKEYFAKEKEY1234";
  static final Credentials OURS = Credentials.of(ID, SECRET);

  private Keys() {}

  static COSCredentials official() {
    return new BasicCOSCredentials(ID, SECRET);
  }
}
