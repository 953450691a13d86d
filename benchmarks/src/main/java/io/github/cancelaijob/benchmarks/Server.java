package io.github.cancelaijob.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * Answers every request without a body as CI answers a cancel, and looks at nothing else: a program
 * on one thread, for a process of its own, that is to cost as little as a server can.
 *
 * <p>Prints its port, and ends with its standard input.
 */
final class Server {
  private static final byte[] ANSWER =
      ("HTTP/1.1 200 OK\r\n"
              + "Content-Length: 0\r\n"
              + "Date: Mon, 23 Nov 2026 00:00:00 GMT\r\n"
              + "Server: tencent-ci\r\n"
              + "x-ci-request-id: NjQwMDAwMDBfMTIzNDU2Nzg5MGFiXzEyMzQ=\r\n\r\n")
          .getBytes(US_ASCII);
  private static final int END_OF_HEAD = '\r' << 24 | '\n' << 16 | '\r' << 8 | '\n';

  private final Selector selector;
  private final ByteBuffer received = ByteBuffer.allocateDirect(64 * 1024);
  private final ByteBuffer answer = ByteBuffer.allocateDirect(ANSWER.length).put(ANSWER);

  private Server(Selector selector) {
    this.selector = selector;
  }

  public static void main(String[] args) throws IOException {
    Selector selector = Selector.open();
    ServerSocketChannel listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    listener.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
    System.out.println(listener.socket().getLocalPort());
    endWithStandardInput();
    Server server = new Server(selector);
    while (true) {
      selector.select(key -> server.serve(key));
    }
  }

  private static void endWithStandardInput() {
    Thread watch =
        new Thread(
            () -> {
              try {
                while (System.in.read() >= 0) {}
              } catch (IOException e) {
                // That is an end, too.
              }
              Runtime.getRuntime().halt(0);
            });
    watch.setDaemon(true);
    watch.start();
  }

  private void serve(SelectionKey key) {
    try {
      if (key.isAcceptable()) {
        accept((ServerSocketChannel) key.channel());
      } else {
        answer((SocketChannel) key.channel(), (Head) key.attachment());
      }
    } catch (IOException e) {
      close(key);
    }
  }

  private void accept(ServerSocketChannel listener) throws IOException {
    SocketChannel connection = listener.accept();
    if (connection != null) {
      connection.setOption(StandardSocketOptions.TCP_NODELAY, true);
      connection.configureBlocking(false).register(selector, SelectionKey.OP_READ, new Head());
    }
  }

  /**
   * Answers a request that ends with what there is to read: no client sends another before. To look
   * at every byte would make those wait that send more of them.
   */
  private void answer(SocketChannel connection, Head head) throws IOException {
    received.clear();
    if (connection.read(received) < 0) {
      connection.close();
      return;
    }
    for (int i = Math.max(0, received.position() - 4); i < received.position(); i++) {
      head.lastFour = head.lastFour << 8 | received.get(i);
    }
    if (head.lastFour == END_OF_HEAD) {
      answer.rewind();
      while (answer.hasRemaining()) {
        connection.write(answer);
      }
    }
  }

  private static void close(SelectionKey key) {
    try {
      key.channel().close();
    } catch (IOException e) {
      // The connection is gone either way.
    }
  }

  /** The last bytes of a head, which may come in pieces. */
  private static final class Head {
    int lastFour;
  }
}
