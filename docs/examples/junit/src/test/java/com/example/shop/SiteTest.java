package com.example.shop;

import io.chunkscope.junit.ChunkscopeTests;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

class SiteTest {
  @TestFactory
  Stream<DynamicNode> verdicts() {
    return ChunkscopeTests.verdicts(Path.of("src/test/captures"));
  }

  @TestFactory
  Stream<DynamicNode> expectations() {
    return ChunkscopeTests.expectations(
        Path.of("src/test/captures/site.yaml"), Path.of("src/test/captures"));
  }
}
