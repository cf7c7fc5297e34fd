import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/** Apache Tomcat, embedded. Usage: TomcatServer ADDRESS PORT NOTES FOLDER [CONNECTOR-ATTRIBUTE=VALUE]... */
final class TomcatServer {
  public static void main(String[] arguments) throws Exception {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(arguments[3]);
    Connector connector = new Connector();
    connector.setProperty("address", arguments[0]);
    connector.setPort(Integer.parseInt(arguments[1]));
    for (int i = 4; i < arguments.length; i++) {
      String[] attribute = arguments[i].split("=");
      connector.setProperty(attribute[0], attribute[1]);
    }
    tomcat.setConnector(connector);
    Context context = tomcat.addContext("", arguments[3]);
    Tomcat.addServlet(context, "pages", new Servlet(new Pages(arguments[2])));
    context.addServletMappingDecoded("/", "pages");
    tomcat.start();
    tomcat.getServer().await();
  }

  private static final class Servlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private final transient Pages pages;

    Servlet(Pages pages) {
      this.pages = pages;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      try {
        answer(request, response);
      } catch (IOException e) {
        throw e;
      } catch (Exception e) {
        throw new IOException(e);
      }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws Exception {
      String target = request.getRequestURI();
      response.setContentType("text/plain");
      int status = 200;
      byte[] body = null;
      switch (target) {
        case "/fixed" -> body = Pages.part(3000, "f").getBytes();
        case "/cached" -> {
          response.setHeader("ETag", "\"v1\"");
          body = Pages.part(400, "h").getBytes();
          status = "\"v1\"".equals(request.getHeader("If-None-Match")) ? 304 : 200;
        }
        case "/stream" -> {}
        case "/gzip" -> response.setHeader("Content-Encoding", "gzip");
        default -> {
          body = "not found\n".getBytes();
          status = 404;
        }
      }
      boolean old = request.getProtocol().equals("HTTP/1.0");
      String framing = body != null ? "content-length" : old ? "close-delimited" : "chunked";
      int bytes = 0;
      int flushes = body == null ? 3 : 1;
      response.setStatus(status);
      if (status == 304 || request.getMethod().equals("HEAD")) {
        if (status != 304) {
          response.setContentLength(body.length);
        }
        framing = "none";
        flushes = 0;
      } else if (body != null) {
        bytes = body.length;
        response.setContentLength(bytes);
        response.getOutputStream().write(body);
      } else {
        bytes = Pages.stream(response.getOutputStream(), target.equals("/gzip"));
      }
      pages.note(
          request.getRemoteAddr(), request.getRemotePort(), request.getMethod(), target, status, framing, bytes, flushes);
    }
  }
}
