package io.chunkscope.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that is run for each capture, for each exchange, or for each expectation:
 *
 * <ul>
 *   <li>for each capture, when nothing else is said. Parameters may be a {@link CaptureUnderTest},
 *       a {@link CaptureAssert} or a {@link io.chunkscope.verify.CaptureAnalysis};
 *   <li>for each exchange of each capture, when a parameter is an {@link ExchangeAssert}; a capture
 *       without any that is meant fails;
 *   <li>for each expectation and capture with {@link #expectations}. It fails if the expectation is
 *       not met by that capture; the method's body, usually empty, runs before.
 * </ul>
 *
 * <p>A capture that cannot be read fails in every case. For a tree of tests, with one for each
 * exchange of an expectation, there is {@link ChunkscopeTests}.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(CaptureTestProvider.class)
public @interface CaptureTest {
  /**
   * Files, folders, or patterns such as {@code src/test/captures/*.pcap*}, relative to the working
   * directory (of Maven and Gradle: the module's folder). Each must mean a capture at least.
   */
  String[] captures();

  /** Files of expectations; none of them means that there are no expectations. */
  String[] expectations() default {};

  /**
   * Which exchanges are meant where the test is run for each: {@code [METHOD] [HOST]/PATH}, as in
   * files of expectations.
   */
  String exchanges() default "/**";
}
