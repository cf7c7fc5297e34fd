package io.chunkscope.cli.manual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chunkscope.verify.expect.yaml.ExpectationFile;
import io.chunkscope.verify.expect.yaml.ExpectationSchema;
import io.chunkscope.verify.expect.yaml.ExpectationSyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the manual of expectations says is so. */
class ExpectationsManualTest {
  private static final Path MANUAL = Repository.ROOT.resolve("docs/EXPECTATIONS.md");
  private static final Pattern YAML = Pattern.compile("(?<=```yaml\n)(?s:.*?)(?=```)");

  @Test
  void everyExampleIsRead() throws Exception {
    List<String> examples = examples();
    assertTrue(examples.size() >= 5, examples.toString());
    for (String example : examples) {
      ExpectationFile.parse("example", example);
    }
    ExpectationFile.read(Repository.ROOT.resolve("docs/examples/site.yaml"));
  }

  @Test
  void everyKeyIsDescribedAndShown() throws Exception {
    String page = Files.readString(MANUAL);
    String examples = String.join("\n", examples());
    JsonNode schema = new ObjectMapper().readTree(ExpectationSchema.text());
    for (String place :
        new String[] {
          "/properties",
          "/definitions/expectation/properties",
          "/definitions/selection/properties",
          "/definitions/findings/anyOf/1/properties"
        }) {
      schema
          .at(place)
          .fieldNames()
          .forEachRemaining(
              key -> {
                assertTrue(page.contains("`" + key), key + " is not described");
                boolean shown =
                    Pattern.compile("(?m)^[ -]*" + key + ":").matcher(examples).find()
                        || key.equals("no-capture-gaps");
                assertTrue(shown, key + " has no example");
              });
    }
  }

  @Test
  void theMessagesShownAreReal() throws Exception {
    String page = Files.readString(MANUAL);
    String wrong =
        "expect:\n  - for: /\n    framing: chunky\n  - complete: true\n    flushs-at-least: 2\n";
    List<String> shown =
        page.lines().filter(line -> line.startsWith("chunkscope: site.yaml:")).toList();
    List<String> real = new ArrayList<>();
    try {
      ExpectationFile.parse("site.yaml", wrong);
    } catch (ExpectationSyntaxException e) {
      e.problems().forEach(problem -> real.add("chunkscope: " + problem));
    }
    assertEquals(real, shown);
  }

  private static List<String> examples() throws Exception {
    List<String> examples = new ArrayList<>();
    Matcher block = YAML.matcher(Files.readString(MANUAL));
    while (block.find()) {
      examples.add(block.group());
    }
    return examples;
  }
}
