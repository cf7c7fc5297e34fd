import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/** The JDK's com.sun.net.httpserver. Usage: JdkServer ADDRESS PORT NOTES [close] */
final class JdkServer {
  private static boolean closes;
  private static Pages pages;

  public static void main(String[] arguments) throws IOException {
    pages = new Pages(arguments[2]);
    closes = arguments.length > 3;
    InetSocketAddress where =
        new InetSocketAddress(arguments[0], Integer.parseInt(arguments[1]));
    HttpServer server = HttpServer.create(where, 0);
    server.createContext("/", JdkServer::answer);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try {
      respond(exchange);
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private static void respond(HttpExchange exchange) throws Exception {
    String target = exchange.getRequestURI().getPath();
    String method = exchange.getRequestMethod();
    boolean head = method.equals("HEAD");
    if (closes) {
      exchange.getResponseHeaders().set("Connection", "close");
    }
    int status = 200;
    byte[] body = null;
    switch (target) {
      case "/fixed" -> body = Pages.part(3000, "f").getBytes();
      case "/cached" -> {
        exchange.getResponseHeaders().set("ETag", "\"v1\"");
        body = Pages.part(400, "h").getBytes();
        status = "\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match")) ? 304 : 200;
      }
      case "/stream" -> {}
      case "/gzip" -> exchange.getResponseHeaders().set("Content-Encoding", "gzip");
      default -> {
        body = "not found\n".getBytes();
        status = 404;
      }
    }
    String framing = body == null ? "chunked" : "content-length";
    if (exchange.getProtocol().equals("HTTP/1.0") && body == null) {
      framing = "close-delimited";
    }
    int bytes = 0;
    int flushes = body == null ? 3 : 1;
    if (head || status == 304) {
      if (head) {
        exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
      }
      exchange.sendResponseHeaders(status, -1);
      framing = "none";
      flushes = 0;
    } else if (body != null) {
      bytes = body.length;
      exchange.sendResponseHeaders(status, bytes);
      exchange.getResponseBody().write(body);
    } else {
      exchange.sendResponseHeaders(status, 0);
      bytes = Pages.stream(exchange.getResponseBody(), target.equals("/gzip"));
    }
    exchange.close();
    InetSocketAddress peer = exchange.getRemoteAddress();
    pages.note(
        peer.getAddress().getHostAddress(), peer.getPort(), method, target, status, framing, bytes, flushes);
  }
}
