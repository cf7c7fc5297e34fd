package io.chunkscope.cli.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.cli.Invocation;
import io.chunkscope.cli.manual.Repository;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pictures in README.md and the manual. Taken anew with {@code -Dgolden=update}. */
class ReadmePictureTest {
  private static final Path IMAGES = Repository.ROOT.resolve("docs/images");
  private static final String CORPUS = Repository.ROOT.resolve("samples/corpus") + "/";
  private static final int MAX_BYTES = 150_000;
  private static final int WIDTH = 1240;

  /** Each picture, and the page that it is of. */
  private static final Map<String, List<String>> PICTURES =
      Map.of(
          "report-iis.png",
          List.of(
              "report",
              CORPUS + "story/iis-streamed-raw.pcap",
              CORPUS + "story/iis-keep-alive-on.pcap"),
          "hop-held.png",
          List.of("compare", CORPUS + "hop/hop-buffers-response.pcap", "--format", "html"));

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"report-iis.png", "hop-held.png"})
  void pictureIsSmallEnoughToBeShown(String name) throws Exception {
    Path file = IMAGES.resolve(name);
    if (Repository.UPDATE) {
      take(file, PICTURES.get(name));
    }
    byte[] picture = Files.readAllBytes(file);
    assertTrue(picture.length < MAX_BYTES, picture.length + " bytes");
    ByteBuffer png = ByteBuffer.wrap(picture);
    assertEquals(0x89504e47, png.getInt(0));
    assertEquals(WIDTH, png.getInt(16));
  }

  private void take(Path file, List<String> command) throws Exception {
    Path page = folder.resolve("page.html");
    List<String> arguments = new ArrayList<>(command);
    arguments.addAll(List.of("-o", page.toString()));
    Invocation made = Invocation.of(arguments.toArray(String[]::new));
    assertEquals("", made.err());
    try (Browser browser = Browser.started(true)) {
      browser
          .driver()
          .executeCdpCommand(
              "Emulation.setDeviceMetricsOverride",
              Map.of("width", WIDTH, "height", 1_900, "deviceScaleFactor", 1, "mobile", false));
      browser.open(page, null);
      long height =
          (Long)
              browser.run(
                  "return Math.ceil(document.getElementById('list').getBoundingClientRect().bottom"
                      + " + scrollY) + 16");
      Map<String, Object> shot =
          browser
              .driver()
              .executeCdpCommand(
                  "Page.captureScreenshot",
                  Map.of(
                      "clip",
                      Map.of("x", 0, "y", 0, "width", WIDTH, "height", height, "scale", 1)));
      Files.createDirectories(file.getParent());
      Files.write(file, smaller(Base64.getDecoder().decode((String) shot.get("data"))));
    }
  }

  /** Letters have hundreds of shades, of which a few tens do: less than half of the bytes. */
  private static byte[] smaller(byte[] png) throws Exception {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    BufferedImage fewer =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int rgb = image.getRGB(x, y);
        fewer.setRGB(x, y, shade(rgb >> 16) << 16 | shade(rgb >> 8) << 8 | shade(rgb));
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(fewer, "png", out);
    return out.toByteArray();
  }

  private static int shade(int channel) {
    return Math.min(255, ((channel & 255) + 4) / 8 * 8);
  }
}
