package io.chunkscope.junit;

import io.chunkscope.verify.Excerpt;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.opentest4j.AssertionFailedError;

/** One run of a {@link CaptureTest}. */
final class CaptureInvocation
    implements TestTemplateInvocationContext,
        BeforeEachCallback,
        ParameterResolver,
        InvocationInterceptor {
  private final String name;
  private final CaptureUnderTest capture;
  private final ExchangeAssert exchange;
  private final AssertionFailedError failure;

  /**
   * @param name fit to be shown
   * @param capture null if it could not be read
   * @param exchange null if it is of none
   * @param failure with which it ends whatever the method says, or null
   */
  CaptureInvocation(
      String name,
      CaptureUnderTest capture,
      ExchangeAssert exchange,
      AssertionFailedError failure) {
    this.name = name;
    this.capture = capture;
    this.exchange = exchange;
    this.failure = failure;
  }

  static TestTemplateInvocationContext of(CaptureUnderTest capture) {
    return new CaptureInvocation(capture.toString(), capture, null, null);
  }

  /** Nothing could be made of this capture. */
  static TestTemplateInvocationContext failing(Path capture, AssertionFailedError failure) {
    return new CaptureInvocation(Excerpt.of(capture.toString()), null, null, failure);
  }

  @Override
  public String getDisplayName(int invocationIndex) {
    return name;
  }

  @Override
  public List<Extension> getAdditionalExtensions() {
    return List.of(this);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (capture == null) {
      throw failure;
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return !parameter.isAnnotated(Capture.class)
        && (type == ExchangeAssert.class || CaptureParameters.isKnown(type));
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == ExchangeAssert.class ? exchange : CaptureParameters.as(type, capture);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> reflective,
      ExtensionContext context)
      throws Throwable {
    invocation.proceed();
    if (failure != null) {
      throw failure;
    }
  }
}
