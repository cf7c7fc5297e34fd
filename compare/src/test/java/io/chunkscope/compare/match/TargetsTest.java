package io.chunkscope.compare.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetsTest {

  @ParameterizedTest
  @CsvSource({"/,''", "/a/b,b", "/a/b?c=/d,b?c=/d", "http://x/a/b,b", "*,*", "'',''", "/a?,a?"})
  void theTailIsWhatNoPrefixTouches(String target, String tail) {
    assertEquals(tail, Targets.tail(target));
  }

  @ParameterizedTest
  @CsvSource({"http://www.example/a,/a", "http://www.example,/", "/a,/a", "https://x/?q,/?q"})
  void theOriginFormHasNoHost(String target, String origin) {
    assertEquals(origin, Targets.origin(target));
  }

  @Test
  void aPrefixEndsWhereASegmentDoes() {
    assertTrue(Targets.prefixed("/app/list", "/list"));
    assertTrue(Targets.prefixed("/list", "/app/list"));
    assertFalse(Targets.prefixed("/mylist", "list"));
  }
}
