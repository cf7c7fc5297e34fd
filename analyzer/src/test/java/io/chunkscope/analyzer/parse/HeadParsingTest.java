package io.chunkscope.analyzer.parse;

import static io.chunkscope.analyzer.parse.Parsing.requests;
import static io.chunkscope.analyzer.parse.Parsing.responses;

import org.junit.jupiter.api.Test;

/** Field lines and their departures from the grammar, RFC 9112 §2.2 and §5. */
class HeadParsingTest {

  @Test
  void acceptsBareLineFeeds() {
    requests(
            """
            GET / HTTP/1.1\\n
            Host: x\\n
            \\n
            """)
        .emits(
            """
            off=0 len=14 request GET [/] 1.1
            off=14 len=1 ! HEAD_BARE_LF
            off=22 len=1 ! HEAD_BARE_LF
            off=15 len=8 field Host=[x]
            off=23 len=1 ! HEAD_BARE_LF
            off=24 len=0 head-end none
            off=24 len=0 message-end NO_BODY
            """);
  }

  @Test
  void keepsABareCarriageReturnAsAnOctet() {
    responses(
            """
            HTTP/1.1 204 No\\r\\n
            A: b\\rc\\r\\n
            \\r\\n
            """)
        .emits(
            """
            off=0 len=15 response 1.1 204 [No]
            off=17 len=8 ! HEAD_BARE_CR
            off=17 len=8 field A=[b\\rc]
            off=27 len=0 head-end close-delimited
            off=27 len=0 message-end STREAM_END
            """);
  }

  @Test
  void joinsFoldedValuesBySingleSpaces() {
    requests(
            """
            GET / HTTP/1.1\\r\\n
            A: b \\t\\r\\n
            \\x20\\t c\\n
            \\x20d\\r\\n
            E: f\\r\\n
            \\r\\n
            """)
        .emits(
            """
            off=0 len=14 request GET [/] 1.1
            off=16 len=17 ! OBS_FOLD
            off=16 len=17 field A=[b c d]
            off=33 len=6 field E=[f]
            off=41 len=0 head-end none
            off=41 len=0 message-end NO_BODY
            """);
  }

  @Test
  void ignoresAFoldAfterTheStartLine() {
    requests(
            """
            GET / HTTP/1.1\\r\\n
            \\x20A: b\\r\\n
            C: d\\r\\n
            \\r\\n
            """)
        .emits(
            """
            off=0 len=14 request GET [/] 1.1
            off=16 len=7 ! OBS_FOLD
            off=23 len=6 field C=[d]
            off=31 len=0 head-end none
            off=31 len=0 message-end NO_BODY
            """);
  }

  @Test
  void deliversANameWithoutTheWhitespaceBeforeTheColon() {
    requests(
            """
            GET / HTTP/1.1\\r\\n
            Host \\t: x\\r\\n
            \\r\\n
            """)
        .emits(
            """
            off=0 len=14 request GET [/] 1.1
            off=16 len=11 ! WHITESPACE_BEFORE_COLON
            off=16 len=11 field Host=[x]
            off=29 len=0 head-end none
            off=29 len=0 message-end NO_BODY
            """);
  }

  @Test
  void ignoresALineWithoutColon() {
    requests(
            """
            GET / HTTP/1.1\\r\\n
            what is this\\r\\n
            Host: x\\r\\n
            \\r\\n
            """)
        .emits(
            """
            off=0 len=14 request GET [/] 1.1
            off=16 len=14 ! FIELD_WITHOUT_COLON
            off=30 len=9 field Host=[x]
            off=41 len=0 head-end none
            off=41 len=0 message-end NO_BODY
            """);
  }

  @Test
  void deliversInvalidNamesAllTheSame() {
    requests(
            """
            GET / HTTP/1.1\\r\\n
            : x\\r\\n
            a b: y\\r\\n
            c\\x00d: z\\r\\n
            \\r\\n
            """)
        .emits(
            """
            off=0 len=14 request GET [/] 1.1
            off=16 len=5 ! FIELD_NAME_INVALID
            off=16 len=5 field =[x]
            off=21 len=8 ! FIELD_NAME_INVALID
            off=21 len=8 field a b=[y]
            off=29 len=8 ! FIELD_NAME_INVALID
            off=29 len=8 field c\\x00d=[z]
            off=39 len=0 head-end none
            off=39 len=0 message-end NO_BODY
            """);
  }

  @Test
  void notesControlOctetsInAValue() {
    requests(
            """
            GET / HTTP/1.1\\r\\n
            A: b\\x00c\\x7fd\\r\\n
            E: \\tf\\tg\\t\\r\\n
            \\r\\n
            """)
        .emits(
            """
            off=0 len=14 request GET [/] 1.1
            off=16 len=10 ! FIELD_VALUE_CONTROL
            off=16 len=10 field A=[b\\x00c\\x7fd]
            off=26 len=10 field E=[f\\tg]
            off=38 len=0 head-end none
            off=38 len=0 message-end NO_BODY
            """);
  }

  @Test
  void takesObsTextForWhatItIs() {
    requests(
            """
            GET /\\xe9 HTTP/1.1\\r\\n
            A: \\xff\\r\\n
            \\r\\n
            """)
        .emits(
            """
            off=0 len=15 request GET [/\\xe9] 1.1
            off=17 len=6 field A=[\\xff]
            off=25 len=0 head-end none
            off=25 len=0 message-end NO_BODY
            """);
  }

  @Test
  void deliversEmptyValues() {
    requests(
            """
            GET / HTTP/1.1\\r\\n
            A:\\r\\n
            B:  \\r\\n
            \\r\\n
            """)
        .emits(
            """
            off=0 len=14 request GET [/] 1.1
            off=16 len=4 field A=[]
            off=20 len=6 field B=[]
            off=28 len=0 head-end none
            off=28 len=0 message-end NO_BODY
            """);
  }

  @Test
  void skipsEmptyLinesBeforeAMessage() {
    requests(
            """
            \\r\\n
            \\n
            \\r\\n
            GET / HTTP/1.1\\r\\n
            \\r\\n
            \\r\\n
            """)
        .emits(
            """
            off=0 len=5 ! LEADING_BYTES
            off=0 len=5 skipped EMPTY_LINES [\\r\\n\\n\\r\\n]
            off=5 len=14 request GET [/] 1.1
            off=23 len=0 head-end none
            off=23 len=0 message-end NO_BODY
            off=23 len=2 ! LEADING_BYTES
            off=23 len=2 skipped EMPTY_LINES [\\r\\n]
            """);
  }

  @Test
  void doesNotEndAHeadAtCrCrLf() {
    responses(
            """
            HTTP/1.1 204 No\\r\\n
            \\r\\r\\n
            A: b\\r\\n
            \\r\\n
            """)
        .emits(
            """
            off=0 len=15 response 1.1 204 [No]
            off=17 len=3 ! HEAD_BARE_CR
            off=17 len=3 ! FIELD_WITHOUT_COLON
            off=20 len=6 field A=[b]
            off=28 len=0 head-end close-delimited
            off=28 len=0 message-end STREAM_END
            """);
  }

  @Test
  void endsAMessageWhoseHeadTheStreamCutsAfterALine() {
    responses(
            """
            HTTP/1.1 200 OK\\r\\n
            A: b\\r\\n
            C: d
            """)
        .emits(
            """
            off=0 len=15 response 1.1 200 [OK]
            off=17 len=6 field A=[b]
            off=27 len=0 message-end STREAM_END
            """);
  }

  @Test
  void reportsAnIncompleteStartLineAsNoMessage() {
    responses(
            """
            HTTP/1.1 200 O
            """)
        .emits(
            """
            off=0 len=14 skipped CUT_START_LINE [HTTP/1.1 200 O]
            """);
  }
}
