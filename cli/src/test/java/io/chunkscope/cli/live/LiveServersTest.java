package io.chunkscope.cli.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chunkscope.cli.live.PrivateNetwork.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** nginx behind HAProxy while many clients ask at once, beside what both wrote into their logs. */
class LiveServersTest {
  private static final int NGINX = 8085;
  private static final int HAPROXY = 8086;
  private static final int REQUESTS = 600;

  @TempDir private Path directory;

  @Test
  void tellsOfBothLegsWhatTheLogAndTheCaptureBesideItTellAndBlamesNobody() throws IOException {
    PrivateNetwork network = PrivateNetwork.in(directory, "nginx", "haproxy", "curl", "tcpdump");
    Files.writeString(
        directory.resolve("nginx.conf"),
        """
        daemon off; worker_processes 1; user root; pid nginx.pid; error_log nginx.err;
        events { worker_connections 512; }
        http {
          access_log nginx.log; client_body_temp_path a; proxy_temp_path b; fastcgi_temp_path c;
          uwsgi_temp_path d; scgi_temp_path e; gzip on; gzip_min_length 0; gzip_types text/plain;
          server { listen 127.0.0.1:8085; root www; default_type text/plain; }
        }
        """);
    Files.writeString(
        directory.resolve("haproxy.cfg"),
        """
        defaults
          mode http
          timeout client 10s
          timeout server 10s
          timeout connect 5s
        frontend all
          bind 127.0.0.1:8086
          default_backend nginx
        backend nginx
          server only 127.0.0.1:8085
        """);
    Result result =
        network.run(
            """
            mkdir www; printf 'small' > www/small; seq 2000 > www/large
            nginx -p "$PWD" -c nginx.conf & nginx=$!
            haproxy -db -f haproxy.cfg & haproxy=$!
            until curl -sS -o /dev/null http://127.0.0.1:8086/small 2>/dev/null; do sleep 0.05; done
            : > nginx.log
            "${chunkscope[@]}" live -i lo --port 8085,8086 --format ndjson -o live.ndjson \
              2> live.err & live=$!
            tcpdump -i lo -U -B 65536 -w beside.pcap --time-stamp-precision=nano \
              'tcp port 8085 or tcp port 8086' 2> tcpdump.err & dump=$!
            until_line 'listening on lo' live.err
            until_line 'listening on lo' tcpdump.err
            for path in small large; do for coding in identity gzip; do
              curl -sS --no-progress-meter -Z --parallel-max 20 -H "Accept-Encoding: $coding" \
                -o /dev/null "http://127.0.0.1:8086/$path?[1-150]" || echo "curl: $?"
            done; done
            sleep 1
            kill -TERM $live; wait $live; echo "live ended with $?"
            kill -TERM $dump; wait $dump
            grep -h 'dropped by' tcpdump.err
            "${chunkscope[@]}" analyze --format ndjson -o file.ndjson beside.pcap
            kill $haproxy $nginx; wait $haproxy $nginx
            wc -l < nginx.log
            """);
    assertEquals(
        "live ended with 0\n0 packets dropped by kernel\n" + REQUESTS + "\n",
        result.out(),
        result.err());
    List<JsonNode> live = records("live.ndjson");
    Map<Integer, Integer> exchanges = new HashMap<>();
    for (JsonNode record : live) {
      switch (record.get("type").asText()) {
        case "connection" ->
            exchanges.merge(
                record.get("server").get("port").asInt(),
                record.get("exchanges").size(),
                Integer::sum);
        case "finding" ->
            assertTrue(record.get("severity").asText().matches("info|notice"), record::toString);
        case "capture" -> assertTrue(record.get("complete").asBoolean(), record::toString);
        default -> {}
      }
    }
    assertEquals(Map.of(NGINX, REQUESTS, HAPROXY, REQUESTS), exchanges);
    assertEquals(exchanges(records("file.ndjson")), exchanges(live));
  }

  private List<JsonNode> records(String file) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<JsonNode> records = new ArrayList<>();
    for (String line : Files.readAllLines(directory.resolve(file))) {
      records.add(mapper.readTree(line));
    }
    return records;
  }

  /** What was said on each connection, without times and frames. */
  private static Map<String, List<String>> exchanges(List<JsonNode> records) {
    Map<String, List<String>> connections = new TreeMap<>();
    for (JsonNode record : records) {
      if (!record.get("type").asText().equals("connection")) {
        continue;
      }
      List<String> told = new ArrayList<>(List.of(record.get("end").asText()));
      for (JsonNode exchange : record.get("exchanges")) {
        JsonNode response = exchange.get("response");
        told.add(
            String.join(
                " ",
                exchange.get("request").get("target").asText(),
                response.get("status").asText(),
                response.get("framing").asText(),
                response.get("bodyBytes").asText(),
                response.get("chunks").toString(),
                response.get("end").asText()));
      }
      connections.put(record.get("client").toString(), told);
    }
    return connections;
  }
}
