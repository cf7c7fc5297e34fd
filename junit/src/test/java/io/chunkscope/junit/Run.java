package io.chunkscope.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** One method of a test class, run by the Jupiter engine. */
final class Run {
  private final Events all;

  private Run(Events all) {
    this.all = all;
  }

  /**
   * Runs it.
   *
   * @param parameters the types of the method's parameters
   */
  static Run of(Class<?> type, String method, Class<?>... parameters) {
    return of(type, Map.of(), method, parameters);
  }

  static Run of(
      Class<?> type, Map<String, String> configuration, String method, Class<?>... parameters) {
    return new Run(
        EngineTestKit.engine("junit-jupiter")
            .configurationParameters(configuration)
            .selectors(selectMethod(type, method, parameters))
            .execute()
            .allEvents());
  }

  /** Display names of what passed, tests and containers without the engine's own. */
  List<String> passed() {
    return names(TestExecutionResult.Status.SUCCESSFUL);
  }

  List<String> failed() {
    return names(TestExecutionResult.Status.FAILED);
  }

  List<String> aborted() {
    return names(TestExecutionResult.Status.ABORTED);
  }

  private List<String> names(TestExecutionResult.Status status) {
    return all.finished().stream()
        .filter(event -> event.getTestDescriptor().isTest())
        .filter(event -> result(event).getStatus() == status)
        .map(event -> event.getTestDescriptor().getDisplayName())
        .toList();
  }

  /** Display names of the containers that dynamic tests are in. */
  List<String> containers() {
    return all.started().stream()
        .filter(event -> event.getTestDescriptor().isContainer())
        .filter(event -> event.getTestDescriptor().getUniqueId().toString().contains("dynamic-"))
        .map(event -> event.getTestDescriptor().getDisplayName())
        .toList();
  }

  /** What those that failed or were skipped say, tests and containers. */
  List<String> messages() {
    return all.finished().stream()
        .flatMap(event -> result(event).getThrowable().stream())
        .map(Throwable::getMessage)
        .toList();
  }

  /** Where an IDE jumps from the first node of this name. */
  TestSource source(String name) {
    return all.started().stream()
        .filter(event -> event.getTestDescriptor().getDisplayName().equals(name))
        .findFirst()
        .flatMap(event -> event.getTestDescriptor().getSource())
        .orElseThrow();
  }

  private static TestExecutionResult result(Event event) {
    return event.getRequiredPayload(TestExecutionResult.class);
  }
}
