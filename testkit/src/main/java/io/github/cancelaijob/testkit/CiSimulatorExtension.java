package io.github.cancelaijob.testkit;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts a {@link CiSimulator} before each test, hands it to parameters of that type, and closes it
 * after the test. For {@code @ExtendWith}; needs JUnit 5.
 */
public final class CiSimulatorExtension
    implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(CiSimulatorExtension.class);

  /** Creates the extension, as JUnit does. */
  public CiSimulatorExtension() {}

  @Override
  public void beforeEach(ExtensionContext context) {
    context.getStore(NAMESPACE).put(CiSimulator.class, CiSimulator.start());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    CiSimulator ci = context.getStore(NAMESPACE).remove(CiSimulator.class, CiSimulator.class);
    if (ci != null) {
      ci.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == CiSimulator.class;
  }

  /**
   * Returns the simulator of the test.
   *
   * @throws ParameterResolutionException if there is none yet, in a constructor or a
   *     {@code @BeforeAll} method
   */
  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    CiSimulator ci = context.getStore(NAMESPACE).get(CiSimulator.class, CiSimulator.class);
    if (ci == null) {
      throw new ParameterResolutionException(
          "a CiSimulator lives as long as one test: take it as a parameter of the test, of"
              + " @BeforeEach or of @AfterEach");
    }
    return ci;
  }
}
