package com.sysopsquad.system.messages;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Kills this process in the n-th commit that it makes.
 *
 * @param point where in the commit
 * @param commits how many commits still succeed
 */
record FatalMoment(Point point, AtomicInteger commits) {

  /** Where in a commit. */
  enum Point {
    /** After a relay has sent, or after a receiver has committed its database. */
    BEFORE_BROKER_COMMIT,
    WITHIN_BROKER_COMMIT,
    /** Before a relay has deleted what it has sent. */
    AFTER_BROKER_COMMIT,
    BEFORE_DATABASE_COMMIT,
    WITHIN_DATABASE_COMMIT,
    AFTER_DATABASE_COMMIT;

    boolean isOfBroker() {
      return name().endsWith("BROKER_COMMIT");
    }
  }

  private static final int EXIT = 137;
  private static final long LONGEST_NANOS = 1_000_000;

  FatalMoment(Point point, int commits) {
    this(point, new AtomicInteger(commits));
  }

  /**
   * The same object, and the objects of the given kinds that it returns, with the moment built in.
   */
  <T> T watch(T target, Class<T> type, Class<?>... handedOut) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          boolean commits = method.getName().equals("commit");
          if (commits) {
            return committing(target, method, arguments);
          }
          Object result = invoke(target, method, arguments);
          for (Class<?> kind : handedOut) {
            if (kind == method.getReturnType()) {
              return watchAny(result, kind, handedOut);
            }
          }
          return result;
        };
    return type.cast(
        Proxy.newProxyInstance(FatalMoment.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private <T> Object watchAny(Object target, Class<T> type, Class<?>... handedOut) {
    return watch(type.cast(target), type, handedOut);
  }

  private Object committing(Object target, Method commit, Object[] arguments) throws Throwable {
    if (commits.decrementAndGet() != 0) {
      return invoke(target, commit, arguments);
    }
    switch (point) {
      case BEFORE_BROKER_COMMIT, BEFORE_DATABASE_COMMIT -> end();
      case WITHIN_BROKER_COMMIT, WITHIN_DATABASE_COMMIT -> {
        var _ = Thread.ofPlatform().start(FatalMoment::endSoon);
      }
      case AFTER_BROKER_COMMIT, AFTER_DATABASE_COMMIT -> {
        invoke(target, commit, arguments);
        end();
      }
    }
    return invoke(target, commit, arguments);
  }

  private static void endSoon() {
    LockSupport.parkNanos(System.nanoTime() % LONGEST_NANOS);
    end();
  }

  /** No shutdown hook runs and no connection is closed, as with SIGKILL. */
  private static void end() {
    Runtime.getRuntime().halt(EXIT);
  }

  private static Object invoke(Object target, Method method, Object... arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
