package io.chunkscope.cli.report.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecordWriterTest {
  private final RecordWriter records;

  RecordWriterTest() throws IOException {
    records = new RecordWriter();
  }

  @Test
  void escapesControlsQuotesAndLineSeparators() throws IOException {
    assertEquals("\"\\\"\\\\\\r\\n\\u0000\\u001B\"", written("\"\\\r\n\0\u001b"));
    assertEquals(
        "\"\\u007F\\u0080\\u009B\\u009F\u00a0\"", written("\u007f\u0080\u009b\u009f\u00a0"));
    assertEquals("\"\\u2028\\u2029\"", written("\u2028\u2029"));
  }

  @Test
  void writesOtherCharactersAsTheyAre() throws IOException {
    assertEquals("\"grüße €\"", written("grüße €"));
  }

  @Test
  void survivesHalfASurrogatePair() throws IOException {
    assertEquals("\"\\uD83Dx\"", written("\ud83dx"));
    assertEquals("😀", new ObjectMapper().readTree(written("😀")).textValue());
  }

  @Test
  void anythingThatWasWrittenIsReadBackUnchanged() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    Random random = new Random(3);
    for (int round = 0; round < 2_000; round++) {
      char[] wire = new char[random.nextInt(40)];
      for (int i = 0; i < wire.length; i++) {
        wire[i] = (char) random.nextInt(0x100);
      }
      String json = written(new String(wire));
      assertEquals(new String(wire), mapper.readTree(json).textValue());
      assertFalse(json.chars().anyMatch(c -> Character.isISOControl(c)), json);
    }
  }

  @Test
  void recordsDoNotRunIntoEachOther() throws IOException {
    assertEquals("\"a\"", written("a"));
    assertEquals("\"b\"", written("b"));
  }

  private String written(String text) throws IOException {
    JsonGenerator json = records.begin();
    json.writeString(text);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    records.end().copyTo(out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
