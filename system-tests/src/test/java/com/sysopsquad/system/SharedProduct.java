package com.sysopsquad.system;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands the one running product to every test of this process that asks for it; it stops when the
 * process ends. Test classes are run one by one, so nothing of JUnit's lives as long.
 */
final class SharedProduct implements ParameterResolver {

  private static @Nullable RunningProduct running;

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == RunningProduct.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return running();
  }

  private static synchronized RunningProduct running() {
    RunningProduct product = running;
    if (product == null) {
      product = RunningProduct.start();
      running = product;
    }
    return product;
  }
}
