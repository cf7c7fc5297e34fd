package io.chunkscope.junit;

import io.chunkscope.junit.file.CapturePlace;
import io.chunkscope.verify.CaptureAnalysis;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the captures that their parameters name. */
final class CaptureParameters implements ParameterResolver {
  /** The configuration parameter of JUnit that names the folder of captures. */
  static final String FOLDER = "chunkscope.captures";

  private static final Namespace NAMESPACE = Namespace.create(CaptureParameters.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.isAnnotated(Capture.class);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    String name = parameter.findAnnotation(Capture.class).orElseThrow().value();
    Class<?> type = parameter.getParameter().getType();
    if (!isKnown(type)) {
      throw new ParameterResolutionException(
          "@Capture is for CaptureUnderTest, CaptureAssert and CaptureAnalysis, not for "
              + type.getName());
    }
    String folder = context.getConfigurationParameter(FOLDER).orElse(CapturePlace.USUAL);
    Path file;
    try {
      file = CapturePlace.of(name, folder);
    } catch (IllegalArgumentException e) {
      throw new ParameterResolutionException(e.getMessage(), e);
    }
    return as(type, read(file, context));
  }

  /** Whether {@link #as} knows it. */
  static boolean isKnown(Class<?> type) {
    return type == CaptureUnderTest.class
        || type == CaptureAssert.class
        || type == CaptureAnalysis.class;
  }

  /** The capture in the form that a parameter wants. */
  static Object as(Class<?> type, CaptureUnderTest capture) {
    if (type == CaptureAnalysis.class) {
      return capture.analysis();
    }
    return type == CaptureAssert.class ? capture.assertThat() : capture;
  }

  /** Kept as long as the tests of a class run. */
  private static CaptureUnderTest read(Path file, ExtensionContext context) {
    ExtensionContext ofClass = context;
    while (ofClass.getTestMethod().isPresent() && ofClass.getParent().isPresent()) {
      ofClass = ofClass.getParent().get();
    }
    Store store = ofClass.getStore(NAMESPACE);
    CaptureUnderTest known = store.get(file, CaptureUnderTest.class);
    if (known != null) {
      return known;
    }
    CaptureUnderTest capture = CaptureUnderTest.read(file);
    store.put(file, capture);
    return capture;
  }
}
