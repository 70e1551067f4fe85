package com.sysopsquad.jobs.role;

import java.util.Arrays;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Matches when the process has one of the roles that {@link ConditionalOnRole} names. */
class OnRole implements Condition {

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    var wanted =
        metadata.getAnnotations().get(ConditionalOnRole.class).getEnumArray("value", Role.class);
    var roles = Role.of(context.getEnvironment());
    return Arrays.stream(wanted).anyMatch(roles::contains);
  }
}
