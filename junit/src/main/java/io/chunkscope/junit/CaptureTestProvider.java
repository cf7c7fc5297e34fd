package io.chunkscope.junit;

import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.junit.file.CapturePattern;
import io.chunkscope.junit.judge.Chosen;
import io.chunkscope.junit.judge.Failure;
import io.chunkscope.junit.node.ExpectationRun;
import io.chunkscope.verify.Excerpt;
import io.chunkscope.verify.expect.ExchangeReference;
import io.chunkscope.verify.expect.ExpectationOutcome;
import io.chunkscope.verify.expect.Expectations;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.AssertionFailedError;

/** Says how often a {@link CaptureTest} is run, and of what. */
final class CaptureTestProvider implements TestTemplateInvocationContextProvider {

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return find(context.getRequiredTestMethod()) != null;
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    Method method = context.getRequiredTestMethod();
    CaptureTest test = find(method);
    boolean ofExchanges = Arrays.asList(method.getParameterTypes()).contains(ExchangeAssert.class);
    if (ofExchanges && test.expectations().length > 0) {
      throw new ExtensionConfigurationException(
          "a @CaptureTest is of exchanges (with a parameter ExchangeAssert) or of expectations,"
              + " not of both");
    }
    List<Path> captures;
    Expectations[] expectations;
    try {
      captures = CapturePattern.files(List.of(test.captures()));
      expectations =
          Arrays.stream(test.expectations())
              .map(file -> ExpectationRun.read(Path.of(file)))
              .toArray(Expectations[]::new);
    } catch (IllegalArgumentException e) {
      throw new ExtensionConfigurationException(e.getMessage(), e);
    }
    if (captures.isEmpty()) {
      throw new ExtensionConfigurationException("a @CaptureTest needs captures");
    }
    return captures.stream()
        .flatMap(
            capture -> {
              try {
                return expectations.length > 0
                    ? ofExpectations(capture, expectations)
                    : ofExchanges
                        ? ofExchanges(capture, test.exchanges())
                        : Stream.of(CaptureInvocation.of(CaptureUnderTest.read(capture)));
              } catch (AssertionFailedError e) {
                return Stream.of(CaptureInvocation.failing(capture, e));
              }
            });
  }

  /** Also where the annotation is on another annotation. */
  private static CaptureTest find(Method method) {
    return AnnotationSupport.findAnnotation(method, CaptureTest.class).orElse(null);
  }

  private static Stream<TestTemplateInvocationContext> ofExpectations(
      Path file, Expectations... expectations) {
    ExpectationRun run = ExpectationRun.of(file, expectations);
    CaptureUnderTest capture = new CaptureUnderTest(file, run.analysis());
    return run.outcomes().stream().map(outcome -> ofExpectation(capture, outcome));
  }

  private static TestTemplateInvocationContext ofExpectation(
      CaptureUnderTest capture, ExpectationOutcome outcome) {
    return new CaptureInvocation(
        capture + ": " + Excerpt.sentence(outcome.title()),
        capture,
        null,
        outcome.passed() ? null : Failure.of(outcome, capture.name()));
  }

  private static Stream<TestTemplateInvocationContext> ofExchanges(Path file, String line) {
    CaptureUnderTest capture = CaptureUnderTest.read(file);
    Chosen chosen = Chosen.of(capture.name(), line, capture.analysis().exchanges());
    return chosen.exchanges().stream().map(exchange -> ofExchange(capture, exchange));
  }

  private static TestTemplateInvocationContext ofExchange(
      CaptureUnderTest capture, Exchange exchange) {
    ExchangeReference place = ExchangeReference.of(capture.name(), exchange);
    return new CaptureInvocation(
        capture + ": " + Failure.title(place), capture, capture.assertThat().one(exchange), null);
  }
}
