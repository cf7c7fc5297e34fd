package io.chunkscope.analyzer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LookalikeNameTest {
  /** Registered names and names in common use. */
  private static final String REAL_NAMES =
      """
      A-IM Accept Accept-Additions Accept-CH Accept-Charset Accept-Datetime Accept-Encoding
      Accept-Features Accept-Language Accept-Patch Accept-Post Accept-Ranges Accept-Signature
      Access-Control-Allow-Credentials Access-Control-Allow-Headers Access-Control-Allow-Methods
      Access-Control-Allow-Origin Access-Control-Expose-Headers Access-Control-Max-Age
      Access-Control-Request-Headers Access-Control-Request-Method Age Allow ALPN Alt-Svc Alt-Used
      Alternates Apply-To-Redirect-Ref Authentication-Control Authentication-Info Authorization
      Cache-Control Cache-Status Cal-Managed-ID CalDAV-Timezones Capsule-Protocol
      CDN-Cache-Control CDN-Loop Cert-Not-After Cert-Not-Before Clear-Site-Data Client-Cert
      Client-Cert-Chain Close Connection Content-Base Content-Digest Content-Disposition
      Content-Encoding Content-ID Content-Language Content-Length Content-Location Content-MD5
      Content-Range Content-Script-Type Content-Security-Policy
      Content-Security-Policy-Report-Only Content-Style-Type Content-Type Content-Version Cookie
      Cross-Origin-Embedder-Policy Cross-Origin-Opener-Policy Cross-Origin-Resource-Policy
      DASL Date DAV Default-Style Delta-Base Deprecation Depth Derived-From Destination
      Differential-ID Digest DNT DPoP DPoP-Nonce Early-Data EDIINT-Features ETag Expect Expect-CT
      Expires Ext Forwarded From GetProfile Hobareg Host HTTP2-Settings If If-Match
      If-Modified-Since If-None-Match If-Range If-Schedule-Tag-Match If-Unmodified-Since IM
      Include-Referred-Token-Binding-ID Isolation Keep-Alive Label Last-Event-ID Last-Modified
      Link Link-Template Location Lock-Token Man Max-Forwards Memento-Datetime Meter
      Method-Check MIME-Version Negotiate NEL OData-EntityId OData-Isolation OData-MaxVersion
      OData-Version Opt Optional-WWW-Authenticate Ordering-Type Origin Origin-Agent-Cluster OSCORE
      OSLC-Core-Version Overwrite P3P PEP Permissions-Policy PICS-Label Ping-From Ping-To Position
      Pragma Prefer Preference-Applied Priority ProfileObject Protocol Protocol-Info
      Protocol-Query Proxy-Authenticate Proxy-Authentication-Info Proxy-Authorization
      Proxy-Connection Proxy-Features Proxy-Instruction Proxy-Status Public Public-Key-Pins Range
      Redirect-Ref Referer Referrer-Policy Refresh Repeatability-Client-ID
      Repeatability-First-Sent Repeatability-Request-ID Repeatability-Result Replay-Nonce
      Reporting-Endpoints Repr-Digest Retry-After Safe Schedule-Reply Schedule-Tag Sec-Fetch-Dest
      Sec-Fetch-Mode Sec-Fetch-Site Sec-Fetch-User Sec-GPC Sec-Purpose Sec-Token-Binding
      Sec-WebSocket-Accept Sec-WebSocket-Extensions Sec-WebSocket-Key Sec-WebSocket-Protocol
      Sec-WebSocket-Version Security-Scheme Server Server-Timing Set-Cookie Set-Cookie2 SetProfile
      Signature Signature-Input SLUG SoapAction Status-URI Strict-Transport-Security Sunset
      Surrogate-Capability Surrogate-Control TCN TE Timeout Timing-Allow-Origin Topic Traceparent
      Tracestate Trailer Transfer-Encoding TTL Upgrade Urgency URI User-Agent Variant-Vary Vary Via
      Want-Content-Digest Want-Digest Want-Repr-Digest Warning WWW-Authenticate
      X-Content-Type-Options X-Frame-Options X-Connection-Id X-Content-Length X-Connection
      Content-Duration Content-Features X-Transfer-Encoding X-Keep-Alive X-Cache-Hit X-Amz-Id-2
      X-Request-ID X-Powered-By X-AspNet-Version X-Real-IP X-UA-Compatible X-XSS-Protection
      X-Forwarded-For X-Forwarded-Proto X-Runtime CF-RAY Client-IP True-Client-IP Content-Transfer
      Collection Convention Connections Disconnect Correlation
      """;

  static Stream<String> realNames() {
    return Stream.of(REAL_NAMES.strip().split("\\s+"));
  }

  @ParameterizedTest
  @MethodSource("realNames")
  void takesNoRealNameForAMaskedOne(String name) {
    assertNull(maskedBy(name));
    assertNull(maskedBy(name.toLowerCase(Locale.ROOT)));
  }

  @ParameterizedTest
  @CsvSource({
    "nnCoection, CONNECTION",
    "X-Cnection, CONNECTION",
    "ntCoent-Length, CONTENT_LENGTH",
    "Content-Lenght, CONTENT_LENGTH",
    "Zransfer-Encoding, TRANSFER_ENCODING",
    "KeepXAlive, KEEP_ALIVE"
  })
  void namesTheFieldThatWasMasked(String name, FieldName masked) {
    assertEquals(masked, maskedBy(name));
  }

  private static FieldName maskedBy(String name) {
    byte[] line = (name + ": x").getBytes(StandardCharsets.ISO_8859_1);
    Fields fields = new Fields();
    fields.add(line, 0, name.length(), name.length() + 2, 1);
    return LookalikeName.of(fields, 0);
  }
}
