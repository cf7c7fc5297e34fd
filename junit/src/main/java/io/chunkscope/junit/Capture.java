package io.chunkscope.junit;

import io.chunkscope.junit.file.CapturePlace;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A parameter of a test that is a capture: a {@link CaptureUnderTest}, a {@link CaptureAssert} or a
 * {@link io.chunkscope.verify.CaptureAnalysis}. The capture is analysed once for a test class.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(CaptureParameters.class)
public @interface Capture {
  /**
   * Its file, in the working directory (of Maven and Gradle: the module's folder) or in the folder
   * of captures, {@value CapturePlace#USUAL} or what the configuration parameter {@value
   * CaptureParameters#FOLDER} says.
   */
  String value();
}
