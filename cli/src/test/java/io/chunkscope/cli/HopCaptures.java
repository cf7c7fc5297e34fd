package io.chunkscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Captures of both sides of a hop that holds every response back until its end. */
public final class HopCaptures {
  private static final String BODY = "first" + "second" + "third!";

  private HopCaptures() {}

  /**
   * A pair for each target: three chunks, 100 ms apart, at the server; a length at the client.
   *
   * @param evil a value for fields that are shown
   * @return the server side and the client side
   */
  public static List<Path> held(Path folder, List<String> targets, String evil) throws IOException {
    TestCapture server = new TestCapture();
    TestCapture client = new TestCapture();
    for (int i = 0; i < targets.size(); i++) {
      if (i % 20 == 0) {
        server.open(8080);
        client.open(80);
      }
      String request =
          "GET " + targets.get(i) + " HTTP/1.1\r\nHost: lab.example\r\nX-Id: " + i + "\r\n\r\n";
      server
          .client(request)
          .waitMs(12)
          .server(
              "HTTP/1.1 200 OK\r\nServer: "
                  + evil
                  + "\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\n")
          .waitMs(100)
          .server("6\r\nsecond\r\n")
          .waitMs(100)
          .server("6\r\nthird!\r\n0\r\n\r\n")
          .waitMs(20);
      client
          .client(request)
          .waitMs(212)
          .acknowledge()
          .acknowledge()
          .acknowledge()
          .acknowledge()
          .server(
              "HTTP/1.1 200 OK\r\nServer: "
                  + evil
                  + "\r\nVia: 1.1 "
                  + evil
                  + "\r\nContent-Length: "
                  + BODY.length()
                  + "\r\n\r\n"
                  + BODY)
          .waitMs(20);
    }
    return List.of(
        Files.write(folder.resolve("server.pcap"), server.bytes()),
        Files.write(folder.resolve("client.pcap"), client.bytes()));
  }

  /** The page that compares them. */
  public static Path page(Path folder, List<Path> sides) {
    Path page = folder.resolve("hop.html");
    Invocation.of(
        "compare",
        sides.get(0).toString(),
        sides.get(1).toString(),
        "--format",
        "html",
        "-o",
        page.toString());
    return page;
  }
}
