package io.chunkscope.analyzer.parse;

import static io.chunkscope.analyzer.parse.ChunkedHead.HEAD;
import static io.chunkscope.analyzer.parse.ChunkedHead.HEAD_EVENTS;
import static io.chunkscope.analyzer.parse.Parsing.responses;

import org.junit.jupiter.api.Test;

/** Chunk extensions, RFC 9112 §7.1.1. */
class ChunkExtensionTest {

  @Test
  void countsTheExtension() {
    responses(
            HEAD
                + """
            5;a;b=c ; d = "e\\\\";" \\r\\n
            hello\\r\\n
            0;z\\r\\n
            \\r\\n
            """)
        .emits(
            HEAD_EVENTS
                + """
            off=47 len=23 chunk size=5 ext=20
            off=70 len=5 body
            off=77 len=0 chunk-end
            off=77 len=5 last-chunk ext=2
            off=84 len=0 message-end LAST_CHUNK
            """);
  }

  @Test
  void notesMalformedExtensions() {
    responses(
            HEAD
                + """
            1;\\r\\n
            a\\r\\n
            1;=b\\r\\n
            a\\r\\n
            1;a=\\r\\n
            a\\r\\n
            1;a="b\\r\\n
            a\\r\\n
            1;a b\\r\\n
            a\\r\\n
            1;a,b\\r\\n
            a\\r\\n
            0;(\\r\\n
            \\r\\n
            """)
        .emits(
            HEAD_EVENTS
                + """
            off=48 len=1 ! CHUNK_EXTENSION_MALFORMED
            off=47 len=4 chunk size=1 ext=1
            off=51 len=1 body
            off=54 len=0 chunk-end
            off=55 len=3 ! CHUNK_EXTENSION_MALFORMED
            off=54 len=6 chunk size=1 ext=3
            off=60 len=1 body
            off=63 len=0 chunk-end
            off=64 len=3 ! CHUNK_EXTENSION_MALFORMED
            off=63 len=6 chunk size=1 ext=3
            off=69 len=1 body
            off=72 len=0 chunk-end
            off=73 len=5 ! CHUNK_EXTENSION_MALFORMED
            off=72 len=8 chunk size=1 ext=5
            off=80 len=1 body
            off=83 len=0 chunk-end
            off=84 len=4 ! CHUNK_EXTENSION_MALFORMED
            off=83 len=7 chunk size=1 ext=4
            off=90 len=1 body
            off=93 len=0 chunk-end
            off=94 len=4 ! CHUNK_EXTENSION_MALFORMED
            off=93 len=7 chunk size=1 ext=4
            off=100 len=1 body
            off=103 len=0 chunk-end
            off=104 len=2 ! CHUNK_EXTENSION_MALFORMED
            off=103 len=5 last-chunk ext=2
            off=110 len=0 message-end LAST_CHUNK
            """);
  }

  @Test
  void takesACarriageReturnInASizeLineForExtension() {
    responses(
            HEAD
                + """
            5\\rx\\r\\n
            hello\\r\\n
            0;a\\r;b\\n
            \\r\\n
            """)
        .emits(
            HEAD_EVENTS
                + """
            off=48 len=2 ! CHUNK_EXTENSION_MALFORMED
            off=47 len=5 chunk size=5 ext=2
            off=52 len=5 body
            off=59 len=0 chunk-end
            off=60 len=5 ! CHUNK_EXTENSION_MALFORMED
            off=65 len=1 ! CHUNK_SIZE_LINE_BARE_LF
            off=59 len=7 last-chunk ext=5
            off=68 len=0 message-end LAST_CHUNK
            """);
  }

  @Test
  void tellsTheTextOfEveryExtension() {
    responses(
            HEAD
                + """
            5;a=b\\r\\n
            hello\\r\\n
            6 ;c="d;\\re"\\r\\n
            world!\\r\\n
            0;f\\n
            \\r\\n
            """)
        .tellsExtensions(";a=b", " ;c=\"d;\\re\"", ";f");
  }

  @Test
  void keepsNothingOfALineThatIsNoSizeForTheNextExtension() {
    responses(
            HEAD
                + """
            5\\r\\n
            hello\\r\\n
            5 zz\\r\\n
            5\\r\\n
            world\\r\\n
            6;a=b\\r\\n
            world!\\r\\n
            0\\r\\n
            \\r\\n
            """)
        .tellsExtensions(";a=b");
  }
}
